package program

import (
	"context"
	"embed"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

const (
	goApp        = "github.com/maxence-charriere/go-app/v10"
	goAppVersion = "v10.1.11" // the one whose files the lists below were read from
)

// leftOut are go-app's files that the browser never needs: the server, its resources, and encryption whose key lies
// beside the data. _standin/app holds the three small functions that the rest still calls.
var leftOut = []string{"pkg/app/http.go", "pkg/app/resource.go", "pkg/app/crypto.go", "pkg/app/wasm.go", "pkg/app/scripts_wasm.go"}

// stoodIn are imports of go-app that are exchanged for a small package in _standin, with the files that have them.
var stoodIn = map[string][]string{
	"encoding/json": {"pkg/app/context.go", "pkg/app/engine.go", "pkg/app/notification.go", "pkg/app/state.go", "pkg/app/storage.go",
		"pkg/app/strings.go", "pkg/errors/errors.go"},
	"regexp":                 {"pkg/app/route.go"},
	"github.com/google/uuid": {"pkg/app/context.go", "pkg/app/state.go"},
}

//go:embed all:_standin
var standin embed.FS

// trim writes to dest what the browser program needs of the go-app that the module in dir uses.
func trim(ctx context.Context, dir, dest string) error {
	source, err := moduleFolder(ctx, dir, goApp, goAppVersion)
	if err != nil {
		return err
	}
	for _, pkg := range []string{"pkg/app", "pkg/errors"} {
		if err := copyPackage(filepath.Join(source, pkg), filepath.Join(dest, pkg)); err != nil {
			return err
		}
	}
	for _, name := range leftOut {
		if err := os.Remove(filepath.Join(dest, name)); err != nil {
			return changed(goApp, "no file %s", name)
		}
	}
	for path, files := range stoodIn {
		for _, name := range files {
			if err := exchange(filepath.Join(dest, name), path, goApp+"/standin/"+path[strings.LastIndex(path, "/")+1:]); err != nil {
				return err
			}
		}
	}
	if err := addStandins(dest); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dest, "go.mod"), []byte("module "+goApp+"\n\ngo 1.23.0\n"), 0o644)
}

// moduleFolder checks the version of a module in go.mod and finds its source, fetching it when it is not there yet. It
// is "" for one that go.mod does not have; go-app is found all the same.
func moduleFolder(ctx context.Context, dir, path, version string) (string, error) {
	tool := goTool{dir: dir, env: []string{"GOWORK=off"}}
	var ours struct {
		Require []struct{ Path, Version string }
	}
	if err := tool.json(ctx, &ours, "mod", "edit", "-json"); err != nil {
		return "", err
	}
	needed := path == goApp
	for _, r := range ours.Require {
		if r.Path == path && r.Version != version {
			return "", changed(path, "go.mod has %s, the trimming is written for %s", r.Version, version)
		}
		needed = needed || r.Path == path
	}
	if !needed {
		return "", nil
	}
	var module struct{ Dir string }
	err := tool.json(ctx, &module, "mod", "download", "-json", path+"@"+version)
	return module.Dir, err
}

// copyPackage copies a folder's Go files, tests left out.
func copyPackage(source, dest string) error {
	files, err := filepath.Glob(filepath.Join(source, "*.go"))
	if err != nil || len(files) == 0 {
		return changed(source, "no package here")
	}
	if err := os.MkdirAll(dest, 0o755); err != nil {
		return err
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dest, filepath.Base(file)), text, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// exchange makes a file import by instead of path, under the same name.
func exchange(file, path, by string) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return changed(path, "no file %s", filepath.Base(file))
	}
	before := fmt.Sprintf("%q", path)
	if strings.Count(string(text), before) != 1 {
		return changed(path, "%s no longer imports it", filepath.Base(file))
	}
	return os.WriteFile(file, []byte(strings.Replace(string(text), before, fmt.Sprintf("%q", by), 1)), 0o644)
}

// addStandins puts _standin/app beside go-app's own files, and every other stand-in into a package of its own.
func addStandins(dest string) error {
	return fs.WalkDir(standin, "_standin", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := standin.ReadFile(path)
		if err != nil {
			return err
		}
		name := filepath.Join(dest, "standin", strings.TrimPrefix(path, "_standin/"))
		if path == "_standin/app/standin.go" {
			name = filepath.Join(dest, "pkg", "app", "standin.go")
		}
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		return os.WriteFile(name, text, 0o644)
	})
}

// changed is the error of a module that is not the one this package was written for.
func changed(module, format string, args ...any) error {
	return fmt.Errorf("%s changed: %s", module, fmt.Sprintf(format, args...))
}
