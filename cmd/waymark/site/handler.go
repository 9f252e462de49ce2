package site

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Handler serves the site in dir below base, the way the host files ask hosts to
// serve it: with the headers of headers.go, with the compressed copies, without
// listings, and with 404.html for what is not there. It reads the folder anew for
// every request, so a rebuilt site shows at once.
func Handler(dir, base string) http.Handler {
	return &handler{dir: dir, base: base}
}

type handler struct{ dir, base string }

func (h *handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	m, err := readMarker(h.dir)
	if err != nil || m.Base != h.base {
		http.Error(w, fmt.Sprintf("There is no site for %s in this folder. Is it still being built?", h.base), http.StatusServiceUnavailable)
		return
	}
	for _, header := range headers(m.Style) {
		w.Header().Set(header.name, header.value)
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "This site only gives pages out.", http.StatusMethodNotAllowed)
		return
	}
	h.answer(w, r)
}

// answer finds the file of a request.
func (h *handler) answer(w http.ResponseWriter, r *http.Request) {
	name, ok := strings.CutPrefix(r.URL.Path, h.base)
	switch {
	case !ok && r.URL.Path+"/" == h.base:
		redirect(w, r, h.base)
	case !ok || !served(name):
		h.send(w, r, notFoundName, http.StatusNotFound)
	case name == "index.html" || strings.HasSuffix(name, "/index.html"):
		redirect(w, r, strings.TrimSuffix(r.URL.Path, "index.html"))
	case name == "" || strings.HasSuffix(name, "/"):
		h.sendOr404(w, r, name+"index.html")
	case h.exists(name + "/index.html"):
		redirect(w, r, r.URL.Path+"/")
	default:
		h.sendOr404(w, r, name)
	}
}

// served reports whether a name may be asked for: the hosts' own files, hidden
// ones, compressed copies and paths that climb may not.
func served(name string) bool {
	clean := strings.TrimSuffix(name, "/")
	if clean == "" {
		return name == ""
	}
	_, isHostFile := hostFiles[name]
	return fs.ValidPath(clean) && !isHostFile && !compressedCopy(name) &&
		name != notFoundName && !strings.HasPrefix(path.Base(clean), ".")
}

// redirect goes to another path of the site and keeps the query.
func redirect(w http.ResponseWriter, r *http.Request, to string) {
	if r.URL.RawQuery != "" {
		to += "?" + r.URL.RawQuery
	}
	w.Header().Set("Cache-Control", keepAsking)
	w.Header().Set("Location", to)
	w.WriteHeader(http.StatusPermanentRedirect)
}

func (h *handler) exists(name string) bool {
	info, err := fs.Stat(os.DirFS(h.dir), name)
	return err == nil && info.Mode().IsRegular()
}

func (h *handler) sendOr404(w http.ResponseWriter, r *http.Request, name string) {
	if h.exists(name) {
		h.send(w, r, name, http.StatusOK)
		return
	}
	h.send(w, r, notFoundName, http.StatusNotFound)
}

// send sends a file or its smallest copy that the browser takes.
func (h *handler) send(w http.ResponseWriter, r *http.Request, name string, status int) {
	data, coding, err := h.read(name, r.Header.Get("Accept-Encoding"))
	if err != nil {
		http.Error(w, "The file could not be read.", http.StatusInternalServerError)
		return
	}
	head := w.Header()
	head.Set("Content-Type", mediaType(name))
	head.Set("Cache-Control", cacheControl(name))
	head.Set("Vary", "Accept-Encoding")
	if coding != "" {
		head.Set("Content-Encoding", coding)
	}
	if status == http.StatusOK {
		sum := sha256.Sum256(data)
		head.Set("ETag", fmt.Sprintf(`"%x"`, sum[:8]))
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
		return
	}
	head.Set("Cache-Control", keepAsking)
	head.Set("Content-Length", strconv.Itoa(len(data)))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		w.Write(data)
	}
}

// read returns the file itself or a compressed copy, with its content coding.
func (h *handler) read(name, accept string) ([]byte, string, error) {
	site := os.DirFS(h.dir)
	for _, c := range []struct{ coding, ext string }{{"br", ".br"}, {"gzip", ".gz"}} {
		if accepts(accept, c.coding) {
			if data, err := fs.ReadFile(site, name+c.ext); err == nil {
				return data, c.coding, nil
			}
		}
	}
	data, err := fs.ReadFile(site, name)
	return data, "", err
}

// accepts reads an Accept-Encoding header: is coding named, and not with q=0?
func accepts(header, coding string) bool {
	return slices.ContainsFunc(strings.Split(header, ","), func(part string) bool {
		name, q, _ := strings.Cut(strings.ReplaceAll(part, " ", ""), ";q=")
		if !strings.EqualFold(name, coding) {
			return false
		}
		weight, err := strconv.ParseFloat(q, 64)
		return q == "" || err == nil && weight > 0
	})
}
