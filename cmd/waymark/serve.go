package main

import (
	stdcontext "context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"

	"waymark/cmd/waymark/site"
)

var serveCommand = command{
	name:  "serve",
	args:  "[-addr 127.0.0.1:8080] [-o dist] [-base /sub/path/]",
	about: "build, serve on this device only, build again on every change",
	run:   runServe,
}

// runServe takes the port first, so that a taken one is said at once and not
// after a minute of building.
func runServe(c *context) error {
	o := buildOptions{today: localToday()}
	flags := o.flags("serve")
	addr := flags.String("addr", "127.0.0.1:8080", "the `address` to serve on; this device only")
	if rest, err := c.parse(flags); err != nil {
		return err
	} else if len(rest) > 0 {
		return fmt.Errorf("%w: serve takes no file names", errUsage)
	}
	l, err := site.Listen(*addr)
	if err != nil {
		return err
	}
	defer l.Close()
	ctx, stop := signal.NotifyContext(stdcontext.Background(), os.Interrupt)
	defer stop()

	fmt.Fprintln(c.out, "building …")
	if _, err := c.build(o); err != nil {
		return err
	}
	fmt.Fprintf(c.out, "Waymark is at http://%s%s   (stop with Ctrl-C)\n", l.Addr(), o.base)
	go site.Watch(ctx, c.sources(), func() { c.rebuild(ctx, o) })
	return site.Serve(ctx, l, site.Handler(c.path(o.out), o.base))
}

// sources are what a build is made from.
func (c *context) sources() []string {
	var out []string
	for _, name := range []string{"app", "cmd", "policies", "content", "web", "go.mod"} {
		out = append(out, c.path(name))
	}
	return out
}

// rebuild builds in a new process, because a change to a screen changes this
// program too. After a fault the last good site goes on being served.
func (c *context) rebuild(ctx stdcontext.Context, o buildOptions) {
	fmt.Fprintln(c.out, "something changed, building …")
	args := []string{"run", "./cmd/waymark", "build", "-o", o.out, "-base", o.base, "-policies", o.policies}
	if o.guideOnly {
		args = append(args, "-guide-only")
	}
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = c.root, c.out, c.err
	if err := cmd.Run(); err != nil && !errors.Is(ctx.Err(), stdcontext.Canceled) {
		fmt.Fprintln(c.err, "not built; the last good site is still served")
	}
}
