package main

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	articles "waymark/app/article/parse"
	"waymark/app/fault"
	"waymark/app/policy"
	policies "waymark/app/policy/parse"
)

var checkCommand = command{
	name:  "check",
	args:  "[-sources DIR] [FILE ...]",
	about: "report every fault of the policy, content and scenario files",
	run:   runCheck,
}

// runCheck reads the files and prints all faults, or a line for each file that
// has none. Without names it reads every policy and every page of content.
func runCheck(c *context) error {
	flags := flag.NewFlagSet("check", flag.ContinueOnError)
	sources := flags.String("sources", "", "the `folder` of the boards' documents as text, one BOARD.txt each: also compare with them")
	files, err := c.parse(flags)
	if err != nil {
		return err
	}
	if *sources != "" {
		if info, err := os.Stat(c.path(*sources)); err != nil || !info.IsDir() {
			return fmt.Errorf("%w: -sources %s is not a folder", errUsage, *sources)
		}
	}
	if len(files) == 0 {
		if files, err = c.texts(); err != nil {
			return err
		}
	}
	var faults []fault.Fault
	var good []string
	for _, name := range files {
		found, summary, err := c.checkFile(name, *sources)
		if err != nil {
			return err
		}
		faults = append(faults, found...)
		if len(found) == 0 {
			good = append(good, name+": "+summary)
		}
	}
	return c.tell(good, faults)
}

// tell prints the good files and then the faults, and counts them.
func (c *context) tell(good []string, faults []fault.Fault) error {
	for _, line := range good {
		fmt.Fprintln(c.out, line)
	}
	fault.Sort(faults)
	for _, f := range faults {
		fmt.Fprintln(c.out, f)
	}
	if len(faults) > 0 {
		fmt.Fprintln(c.err, count(len(faults), "fault"))
		return errTold
	}
	return nil
}

// path is a name relative to the project's folder, or an absolute one as it is.
func (c *context) path(name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(c.root, name)
}

// texts is every policy file and every page of content, in a fixed order. The
// manuals, README.md, are neither.
func (c *context) texts() ([]string, error) {
	var files []string
	for _, dir := range []string{"policies", "content"} {
		err := filepath.WalkDir(c.path(dir), func(path string, entry fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if filepath.Ext(path) == ".md" && entry.Name() != "README.md" && !entry.IsDir() {
				name, err := filepath.Rel(c.root, path)
				files = append(files, filepath.ToSlash(name))
				return err
			}
			return nil
		})
		if err != nil && !(dir == "content" && errors.Is(err, fs.ErrNotExist)) {
			return nil, fmt.Errorf("find the files: %w", err)
		}
	}
	slices.Sort(files)
	if len(files) == 0 {
		return nil, errors.New("no policy file in policies; run this in the project's folder")
	}
	return files, nil
}

// checkFile reads a file as what its place says it is: a policy, the glossary,
// a scenario or a page.
func (c *context) checkFile(name, sources string) ([]fault.Fault, string, error) {
	src, err := os.ReadFile(c.path(name))
	if err != nil {
		return nil, "", fmt.Errorf("read: %w", err)
	}
	in := filepath.ToSlash(name)
	switch {
	case filepath.Base(name) == "glossary.md":
		terms, faults := articles.Glossary(name, src)
		return faults, count(len(terms), "term"), nil
	case strings.Contains("/"+in, "/scenarios/"):
		s, faults, err := c.scenario(name, src)
		if err != nil {
			return nil, "", err
		}
		return faults, fmt.Sprintf("%s, %s", count(len(s.Scenes), "scene"), count(len(s.Paths()), "way")+" through it"), nil
	case strings.Contains("/"+in, "/content/"):
		a, faults := articles.File(name, src)
		return faults, count(len(a.Sections), "section"), nil
	}
	document, err := c.document(name, sources)
	if err != nil {
		return nil, "", err
	}
	p, faults := policies.Against(name, src, document)
	return faults, fmt.Sprintf("%s, reading grade %.0f", summary(p), policies.Grade(policies.Prose(src))), nil
}

// document is the text of a board's document, nil where no folder is given.
func (c *context) document(name, sources string) ([]byte, error) {
	if sources == "" {
		return nil, nil
	}
	board := strings.TrimSuffix(filepath.Base(name), ".md")
	text, err := os.ReadFile(filepath.Join(c.path(sources), board+".txt"))
	if err != nil {
		return nil, fmt.Errorf("read the document of %s: %w", board, err)
	}
	return text, nil
}

// summary counts what a policy holds: "5 stages, 34 rules, 6 facts, 1 form, 12 gaps".
func summary(p *policy.Policy) string {
	rules, gaps := 0, 0
	for _, r := range p.Rules() {
		rules++
		gaps += len(r.Gaps)
	}
	return strings.Join([]string{
		count(len(p.Stages()), "stage"), count(rules, "rule"), count(len(p.Facts), "fact"),
		count(len(p.Kind(policy.FormKind)), "form"), count(gaps, "gap"),
	}, ", ")
}

func count(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return fmt.Sprintf("%d %s", n, what)
}
