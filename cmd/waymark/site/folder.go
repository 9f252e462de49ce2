package site

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
)

// markerName is a file that says that a folder was written by this package, and
// so may be replaced by it. It is not served.
const markerName = ".waymark"

// marker is what the development server has to know about a site.
type marker struct {
	Base    string `json:"base"`
	Version string `json:"version"`
	Style   string `json:"style"` // source of the style sheet in the policy
}

func readMarker(dir string) (marker, error) {
	var m marker
	data, err := os.ReadFile(filepath.Join(dir, markerName))
	if err != nil {
		return m, err
	}
	return m, json.Unmarshal(data, &m)
}

// replaceFolder writes all files into a new folder beside dir and then puts it in
// dir's place.
func replaceFolder(dir string, sets ...map[string][]byte) (err error) {
	dir, err = filepath.Abs(dir)
	if err != nil {
		return err
	}
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		dir = real
	}
	if err := replaceable(dir); err != nil {
		return err
	}
	parent, name := filepath.Split(dir)
	if err := os.MkdirAll(parent, 0o755); err != nil {
		return err
	}
	fresh, err := os.MkdirTemp(parent, "."+name+"-new-")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			os.RemoveAll(fresh)
		}
	}()
	if err := os.Chmod(fresh, 0o755); err != nil {
		return err
	}
	for _, files := range sets {
		if err := writeFiles(fresh, files); err != nil {
			return err
		}
	}
	return swap(dir, fresh)
}

// replaceable refuses a folder that holds anything but a site: a mistyped -o must
// not remove somebody's work.
func replaceable(dir string) error {
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case len(entries) == 0:
		return nil
	}
	if _, err := readMarker(dir); err != nil {
		return fmt.Errorf("%s holds files that are not a Waymark site; name a new folder, or empty this one", dir)
	}
	return nil
}

func writeFiles(dir string, files map[string][]byte) error {
	made := map[string]bool{}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		full := filepath.Join(dir, filepath.FromSlash(name))
		if folder := filepath.Dir(full); !made[folder] {
			if err := os.MkdirAll(folder, 0o755); err != nil {
				return err
			}
			made[folder] = true
		}
		if err := os.WriteFile(full, files[name], 0o644); err != nil {
			return err
		}
	}
	return nil
}

// swap puts fresh in dir's place. If that fails, dir is as it was.
func swap(dir, fresh string) error {
	old := fresh + ".old"
	err := os.Rename(dir, old)
	hadOld := err == nil
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := os.Rename(fresh, dir); err != nil {
		if hadOld {
			err = errors.Join(err, os.Rename(old, dir))
		}
		return err
	}
	if hadOld {
		return os.RemoveAll(old)
	}
	return nil
}
