// Package program compiles the browser program, ./app, to WebAssembly, and the small one of the rescue page.
//
// go-app carries a web server, encryption and regular expressions that the browser program never uses and would pay
// for with half a megabyte compressed, more than two seconds on a slow phone. So the program is compiled against a
// copy of go-app, made in a temporary folder and trimmed there (see trim.go), and of age (see trimage.go); nothing of
// the copies is kept. The same sources and the same Go give the same bytes, on any machine.
package program

import (
	"bytes"
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// Options say what to compile.
type Options struct {
	Dir  string   // the folder of our go.mod; empty is the working directory
	Tags []string // build tags, such as guideonly
}

// Program is a compiled browser program.
type Program struct {
	Wasm []byte // the program
	Exec []byte // wasm_exec.js of the Go that compiled it: the two only work together
}

// compilerFlags is what the compiler is told, a line for each pattern of packages; the bench of the notebook reads it too.
//
//go:embed gcflags.txt
var compilerFlags string

// gcflags is compilerFlags as the go command takes it.
func gcflags() (args []string) {
	for line := range strings.Lines(compilerFlags) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			args = append(args, "-gcflags="+line)
		}
	}
	return args
}

// Build compiles ./app. What the compiler complains about is in the error as it printed it.
func Build(ctx context.Context, opt Options) (Program, error) {
	var p Program
	err := inWorkspace(ctx, opt, func(g goTool) error {
		out := filepath.Join(g.temp, "app.wasm")
		args := []string{"build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w", "-tags=" + strings.Join(opt.Tags, ","), "-o=" + out}
		_, err := g.run(ctx, slices.Concat(args, gcflags(), []string{"./app"})...)
		if err != nil {
			return err
		}
		if p.Wasm, err = finish(out); err != nil {
			return err
		}
		root, err := g.run(ctx, "env", "GOROOT")
		if err != nil {
			return err
		}
		p.Exec, err = os.ReadFile(filepath.Join(strings.TrimSpace(root), "lib", "wasm", "wasm_exec.js"))
		return err
	})
	if err != nil {
		return Program{}, fmt.Errorf("program: %w", err)
	}
	return p, nil
}

// BuildRescue compiles ./app/rescue/program, which the rescue page runs. It has no go-app in it, so there is nothing to trim.
func BuildRescue(ctx context.Context, opt Options) ([]byte, error) {
	temp, err := os.MkdirTemp("", "waymark-rescue-")
	if err != nil {
		return nil, fmt.Errorf("rescue program: %w", err)
	}
	defer os.RemoveAll(temp)
	out := filepath.Join(temp, "rescue.wasm")
	g := goTool{dir: opt.Dir, env: []string{"GOWORK=off", "GOOS=js", "GOARCH=wasm", "CGO_ENABLED=0"}}
	if _, err := g.run(ctx, "build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w", "-o="+out, "./app/rescue/program"); err != nil {
		return nil, fmt.Errorf("rescue program: %w", err)
	}
	wasm, err := finish(out)
	if err != nil {
		return nil, fmt.Errorf("rescue program: %w", err)
	}
	return wasm, nil
}

// finish is the program that the linker wrote, as it is sent.
func finish(name string) ([]byte, error) {
	wasm, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	return withoutLines(wasm)
}

// Deps lists the import paths of all packages in the program.
func Deps(ctx context.Context, opt Options) ([]string, error) {
	var deps []string
	err := inWorkspace(ctx, opt, func(g goTool) error {
		out, err := g.run(ctx, "list", "-deps", "-tags="+strings.Join(opt.Tags, ","), "./app")
		deps = strings.Fields(out)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("program: %w", err)
	}
	return deps, nil
}

// inWorkspace runs do with a go tool that sees our module, the trimmed go-app and the trimmed age as one workspace. A workspace,
// because a replace line would print the temporary folder's name into the program.
func inWorkspace(ctx context.Context, opt Options, do func(goTool) error) error {
	dir, err := filepath.Abs(opt.Dir)
	if err != nil {
		return err
	}
	temp, err := os.MkdirTemp("", "waymark-program-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(temp)

	trimmed := filepath.Join(temp, "go-app")
	if err := trim(ctx, dir, trimmed); err != nil {
		return err
	}
	modules := []string{dir, trimmed}
	age := filepath.Join(temp, "age")
	switch needed, err := trimAge(ctx, dir, age); {
	case err != nil:
		return err
	case needed:
		modules = append(modules, age)
	}
	language, err := goTool{dir: dir, env: []string{"GOWORK=off"}}.run(ctx, "list", "-m", "-f={{.GoVersion}}")
	if err != nil {
		return err
	}
	work := filepath.Join(temp, "go.work")
	text := fmt.Sprintf("go %s\n\nuse (\n", strings.TrimSpace(language))
	for _, m := range modules {
		text += fmt.Sprintf("\t%q\n", m)
	}
	if err := os.WriteFile(work, []byte(text+")\n"), 0o644); err != nil {
		return err
	}
	return do(goTool{dir: dir, temp: temp, env: []string{"GOWORK=" + work, "GOOS=js", "GOARCH=wasm", "CGO_ENABLED=0"}})
}

// goTool runs the go command in dir with env, and a temporary folder at hand.
type goTool struct {
	dir, temp string
	env       []string
}

func (g goTool) run(ctx context.Context, args ...string) (string, error) {
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir = g.dir
	cmd.Env = append(cleanEnv(), g.env...)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err := cmd.Run()
	if complaint := strings.TrimSpace(stderr.String()); err != nil && complaint != "" {
		return "", fmt.Errorf("go %s: %s", args[0], complaint)
	}
	if errors.Is(err, exec.ErrNotFound) {
		return "", errors.New("the go command is not installed: https://go.dev/doc/install")
	}
	if err != nil {
		return "", fmt.Errorf("go %s: %w", args[0], err)
	}
	return stdout.String(), nil
}

// json runs the go command and reads the JSON it prints into v.
func (g goTool) json(ctx context.Context, v any, args ...string) error {
	out, err := g.run(ctx, args...)
	if err != nil {
		return err
	}
	if err := json.Unmarshal([]byte(out), v); err != nil {
		return fmt.Errorf("go %s: %w", strings.Join(args, " "), err)
	}
	return nil
}

// cleanEnv is the environment without the variables that would change what is built.
func cleanEnv() []string {
	ours := []string{"GOFLAGS", "GOWORK", "GOOS", "GOARCH", "GOWASM", "GOEXPERIMENT", "GOFIPS140", "GODEBUG"}
	return slices.DeleteFunc(os.Environ(), func(v string) bool {
		name, _, _ := strings.Cut(v, "=")
		return slices.Contains(ours, name)
	})
}
