package site

import (
	"fmt"
	"strings"
	"text/template"
)

const workerName = "worker.js"

// hostFiles tell common hosts what headers.go says.
var hostFiles = map[string]string{
	"_headers":   netlifyForm,
	".htaccess":  apacheForm,
	"nginx.conf": nginxForm,
	"web.config": iisForm,
}

// ownNames are the files that the site writes besides pages and assets.
var ownNames = []string{workerName, "manifest.webmanifest", "_headers", "nginx.conf", "web.config"}

func (out *output) addHostFiles(base string, look style) {
	data := hostData{
		Base: base, Headers: headers(look.source),
		Types:   []header{{".wasm", mediaTypes[".wasm"]}, {".webmanifest", mediaTypes[".webmanifest"]}},
		Forever: keepForever, Asking: keepAsking, Hashed: hashedDir, NotFound: notFoundName,
	}
	for name, form := range hostFiles {
		out.files[name] = data.fill(name, form)
	}
	out.files[markerName] = plainJSON(marker{Base: base, Version: out.version, Style: look.source})
}

type hostData struct {
	Base             string
	Headers, Types   []header
	Forever, Asking  string
	Hashed, NotFound string
}

func (d hostData) fill(name, form string) []byte {
	var b strings.Builder
	funcs := template.FuncMap{"name": func(h header) string { return h.name }, "value": func(h header) string { return h.value }}
	if err := template.Must(template.New(name).Funcs(funcs).Parse(form)).Execute(&b, d); err != nil {
		panic(fmt.Sprintf("%s: %v", name, err)) // the forms are constants
	}
	return []byte(b.String())
}

// Netlify and Cloudflare Pages join the values of a header that two rules set,
// so nothing is said twice: what no rule covers they serve with
// "max-age=0, must-revalidate", which means the same as no-cache.
const netlifyForm = `# Headers for Netlify, Cloudflare Pages and hosts that read the same file.
{{.Base}}*
{{- range .Headers}}
  {{name .}}: {{value .}}
{{- end}}

{{.Base}}{{.Hashed}}*
  Cache-Control: {{.Forever}}

{{.Base}}worker.js
  Cache-Control: {{.Asking}}

{{.Base}}manifest.webmanifest
  Cache-Control: {{.Asking}}
{{- range .Types}}{{if eq (name .) ".webmanifest"}}
  Content-Type: {{value .}}{{end}}{{end}}
`

const apacheForm = `# Headers for Apache 2.4. Needs mod_headers, mod_mime and mod_setenvif, and
# mod_rewrite for the compressed copies.
Options -Indexes
DirectoryIndex index.html
ErrorDocument 403 {{.Base}}{{.NotFound}}
ErrorDocument 404 {{.Base}}{{.NotFound}}
{{range .Types}}AddType {{value .}} {{name .}}
{{end}}
SetEnvIf Request_URI "^{{.Base}}{{.Hashed}}" hashed
{{range .Headers}}Header always set {{name .}} "{{value .}}"
{{end -}}
Header set Cache-Control "{{.Forever}}" env=hashed
Header set Cache-Control "{{.Asking}}" env=!hashed

<FilesMatch "^(_headers|nginx\.conf|web\.config|\.htaccess|\.waymark)$">
  Require all denied
</FilesMatch>

<IfModule mod_rewrite.c>
  RewriteEngine On
  RewriteBase {{.Base}}
  RewriteCond %{REQUEST_URI} /$
  RewriteCond %{REQUEST_FILENAME}index.html -f
  RewriteRule ^(.*)$ $1index.html
  RewriteCond %{HTTP:Accept-Encoding} \bbr\b
  RewriteCond %{REQUEST_FILENAME}.br -f
  RewriteRule ^(.*)$ $1.br [L,E=no-gzip:1,E=no-brotli:1]
  RewriteCond %{HTTP:Accept-Encoding} \bgzip\b
  RewriteCond %{REQUEST_FILENAME}.gz -f
  RewriteRule ^(.*)$ $1.gz [L,E=no-gzip:1,E=no-brotli:1]
</IfModule>
RemoveType .gz
<FilesMatch "\.br$">
  AddEncoding br .br
</FilesMatch>
<FilesMatch "\.gz$">
  AddEncoding gzip .gz
</FilesMatch>
Header append Vary Accept-Encoding
`

// In nginx, headers of a block are forgotten as soon as a block within it sets
// one. So each location has them all.
const nginxForm = `# For nginx: include this within the server block whose root has the site
# at {{.Base}}. Compressed copies need ngx_http_gzip_static_module; with
# ngx_brotli, add "brotli_static on;" beside gzip_static.
{{define "headers"}}
{{- range .Headers}}    add_header {{name .}} "{{value .}}" always;
{{end}}{{end -}}
gzip_static on;
gzip_vary on;
error_page 403 404 =404 {{.Base}}{{.NotFound}};

location {{.Base}} {
    index index.html;
{{template "headers" .}}    add_header Cache-Control "{{.Asking}}" always;
}

location {{.Base}}{{.Hashed}} {
{{template "headers" .}}    add_header Cache-Control "{{.Forever}}";
}
{{range .Types}}
location ~ ^{{$.Base}}.*\{{name .}}$ {
    types { }
    default_type {{value .}};
{{template "headers" $}}    add_header Cache-Control "{{if eq (name .) ".wasm"}}{{$.Forever}}{{else}}{{$.Asking}}{{end}}";
}
{{end}}
location ~ ^{{.Base}}(_headers|nginx\.conf|web\.config|\.htaccess|\.waymark)$ {
    return 404;
}
`

const iisForm = `<?xml version="1.0" encoding="utf-8"?>
<!-- Headers for IIS 10. -->
<configuration>
  <system.webServer>
    <defaultDocument><files><clear/><add value="index.html"/></files></defaultDocument>
    <directoryBrowse enabled="false"/>
    <httpErrors errorMode="Custom" existingResponse="Auto">
      <remove statusCode="404"/>
      <error statusCode="404" path="{{.Base}}{{.NotFound}}" responseMode="ExecuteURL"/>
    </httpErrors>
    <httpProtocol>
      <customHeaders>
        <remove name="X-Powered-By"/>
{{- range .Headers}}
        <remove name="{{name .}}"/>
        <add name="{{name .}}" value="{{value .}}"/>
{{- end}}
      </customHeaders>
    </httpProtocol>
    <staticContent>
{{- range .Types}}
      <remove fileExtension="{{name .}}"/>
      <mimeMap fileExtension="{{name .}}" mimeType="{{value .}}"/>
{{- end}}
      <clientCache cacheControlMode="DisableCache"/>
    </staticContent>
    <security><requestFiltering><hiddenSegments>
      <add segment="_headers"/>
      <add segment="nginx.conf"/>
      <add segment=".htaccess"/>
      <add segment=".waymark"/>
    </hiddenSegments></requestFiltering></security>
  </system.webServer>
  <location path="assets">
    <system.webServer>
      <staticContent>
        <clientCache cacheControlMode="UseMaxAge" cacheControlMaxAge="365.00:00:00" cacheControlCustom="public, immutable"/>
      </staticContent>
    </system.webServer>
  </location>
</configuration>
`
