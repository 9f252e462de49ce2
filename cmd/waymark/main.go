// Waymark builds the site from the policy files, and helps the people who write
// them. Run it in the project's folder; each command says more with -h.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
)

// command is one thing that waymark does.
type command struct {
	name  string
	args  string // as the usage line shows them
	about string // one line
	run   func(c *context) error
}

// commands is all of them, in the order of the usage text.
func commands() []command {
	return []command{buildCommand, serveCommand, checkCommand, sheetCommand, packCommand}
}

// context is what a command may touch: its arguments, the project's folder and
// where it writes.
type context struct {
	command command
	args    []string
	root    string // the project's folder
	out     io.Writer
	err     io.Writer
}

// The exit statuses: done; something is wrong with the files or the machine;
// the command was called wrongly.
const (
	exitDone = iota
	exitFailed
	exitUsage
)

var (
	errUsage = errors.New("called wrongly") // the usage text has been or will be shown
	errTold  = errors.New("already told")   // what is wrong has been printed
	errHelp  = errors.New("the help was asked for")
)

func main() {
	os.Exit(run(os.Args[1:], ".", os.Stdout, os.Stderr))
}

// run carries out one command line in a project's folder.
func run(args []string, root string, out, err io.Writer) int {
	if len(args) == 0 {
		usage(err)
		return exitUsage
	}
	if args[0] == "help" || args[0] == "-h" || args[0] == "--help" {
		usage(out)
		return exitDone
	}
	for _, c := range commands() {
		if c.name == args[0] {
			return status(c.run(&context{c, args[1:], root, out, err}), c, err)
		}
	}
	fmt.Fprintf(err, "waymark: there is no command %q\n\n", args[0])
	usage(err)
	return exitUsage
}

func status(failure error, c command, err io.Writer) int {
	switch {
	case failure == nil, errors.Is(failure, errHelp):
		return exitDone
	case errors.Is(failure, errTold):
		return exitFailed
	case errors.Is(failure, errUsage):
		if failure != errUsage {
			fmt.Fprintf(err, "waymark %s: %v\n", c.name, failure)
		}
		fmt.Fprintf(err, "usage: waymark %s %s\n", c.name, c.args)
		return exitUsage
	}
	fmt.Fprintf(err, "waymark %s: %v\n", c.name, failure)
	return exitFailed
}

func usage(w io.Writer) {
	fmt.Fprint(w, "Waymark shows the right next step when professionals disagree.\n\nusage: waymark COMMAND\n\n")
	for _, c := range commands() {
		fmt.Fprintf(w, "  %-7s %-34s %s\n", c.name, c.args, c.about)
	}
	fmt.Fprint(w, "\nExit status: 0 done, 1 something is wrong with the files, 2 called wrongly.\n")
}

// parse reads a command's flags. It prints help to the standard output when it
// was asked for, and nothing else: what is wrong goes back as an error.
// Flags may stand before and after the other arguments, which it gives back.
func (c *context) parse(flags *flag.FlagSet) ([]string, error) {
	flags.SetOutput(io.Discard)
	var rest []string
	for args := c.args; ; {
		switch err := flags.Parse(args); {
		case errors.Is(err, flag.ErrHelp):
			fmt.Fprintf(c.out, "usage: waymark %s %s\n%s\n", c.command.name, c.command.args, c.command.about)
			flags.SetOutput(c.out)
			flags.PrintDefaults()
			return nil, errHelp
		case err != nil:
			return nil, fmt.Errorf("%w: %v", errUsage, err)
		}
		if flags.NArg() == 0 {
			return rest, nil
		}
		rest, args = append(rest, flags.Arg(0)), flags.Args()[1:]
	}
}
