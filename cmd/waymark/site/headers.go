package site

import "strings"

// One table says with which headers the site is served. The files for hosts
// (hosts.go), the development server and the service worker all read it.

type header struct{ name, value string }

// contentPolicy is the content security policy that stands in every page. It
// knows the one style sheet in the page by its hash, and lets nothing in or out
// but files of the same origin. 'wasm-unsafe-eval' is the permission to run
// WebAssembly, and nothing else.
func contentPolicy(styleSource string) string {
	return strings.Join([]string{
		"default-src 'none'",
		"script-src 'self' 'wasm-unsafe-eval'",
		"style-src 'self' " + styleSource,
		"img-src 'self' blob: data:",
		"connect-src 'self'",
		"manifest-src 'self'",
		"worker-src 'self'",
		"form-action 'none'",
		"base-uri 'none'",
		"require-trusted-types-for 'script'",
		"trusted-types default",
	}, "; ")
}

// headers go with every answer. The policy says here also who may frame the
// site, which a page cannot say for itself.
//
// Cross-Origin-Opener-Policy is left out with a reason: a browser that meets it
// throws away the process that it made ready and starts another, which makes the
// first page a third slower. It would keep a page that opened this one from
// counting its frames and from sending its tab elsewhere; there are no frames,
// no sign-in and no answer to messages here.
func headers(styleSource string) []header {
	return []header{
		{"Content-Security-Policy", contentPolicy(styleSource) + "; frame-ancestors 'none'"},
		{"Cross-Origin-Resource-Policy", "same-origin"},
		{"Permissions-Policy", permissions},
		{"Referrer-Policy", "no-referrer"},
		{"X-Content-Type-Options", "nosniff"},
	}
}

// permissions turns off what browsers allow a page by default or on request. The
// site uses none of it. Names that a browser does not know it passes over, some
// with a warning, so only settled ones are here. Writing to the clipboard and
// sharing are not: handover uses them.
var permissions = strings.Join([]string{
	"accelerometer=()", "autoplay=()", "camera=()", "display-capture=()",
	"encrypted-media=()", "geolocation=()", "gyroscope=()", "magnetometer=()",
	"microphone=()", "midi=()", "payment=()", "picture-in-picture=()",
	"usb=()", "xr-spatial-tracking=()",
}, ", ")

// How long an answer may be kept: a file named after its content for ever, and
// everything else only after asking whether it is still the same.
const (
	keepForever = "public, max-age=31536000, immutable"
	keepAsking  = "no-cache"
)

func cacheControl(name string) string {
	if strings.HasPrefix(name, hashedDir) {
		return keepForever
	}
	return keepAsking
}

// mediaTypes by file extension. Hosts know most of them; some do not know
// .wasm and .webmanifest, and a browser compiles WebAssembly while it arrives
// only under its own type.
var mediaTypes = map[string]string{
	".css":         "text/css; charset=utf-8",
	".html":        "text/html; charset=utf-8",
	".ico":         "image/x-icon",
	".js":          "text/javascript; charset=utf-8",
	".json":        "application/json",
	".pdf":         "application/pdf",
	".png":         "image/png",
	".svg":         "image/svg+xml",
	".txt":         "text/plain; charset=utf-8",
	".wasm":        "application/wasm",
	".webmanifest": "application/manifest+json",
	".xml":         "application/xml",
}
