package main

import (
	stdcontext "context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"waymark/app/notebook"
	"waymark/app/policy"
	"waymark/app/screen"
	"waymark/app/search"
	"waymark/app/training"
	"waymark/app/view"
	"waymark/app/workday"
	"waymark/cmd/waymark/program"
	"waymark/cmd/waymark/site"
)

var buildCommand = command{
	name:  "build",
	args:  "[-o dist] [-base /sub/path/] [-guide-only] [-review MONTHS] [-sources DIR]",
	about: "write the site, ready for any web host",
	run:   runBuild,
}

// buildOptions are what a build depends on besides the project's files.
type buildOptions struct {
	out, base, policies string
	sources             string // the boards' documents as text, "" to build without them
	wasm                string // a program compiled before; "" compiles it
	guideOnly           bool
	reviewMonths        int // see site.Site
	today               workday.Date
}

func (o *buildOptions) flags(name string) *flag.FlagSet {
	f := flag.NewFlagSet(name, flag.ContinueOnError)
	f.StringVar(&o.out, "o", "dist", "the `folder` to write; an earlier site in it is replaced as a whole")
	f.StringVar(&o.base, "base", "/", "the site's `path` on its host")
	f.StringVar(&o.policies, "policies", "policies", "the `folder` of the policy files")
	f.StringVar(&o.sources, "sources", "", "the `folder` of the boards' documents as text: also compare the policies with them")
	f.StringVar(&o.wasm, "program", "", "use this compiled program `file` instead of compiling (rescue.wasm and wasm_exec.js beside it)")
	f.BoolVar(&o.guideOnly, "guide-only", false, "leave out everything that stores: answers last until a page is loaded anew")
	f.Func("review", "after so many `months` the notebook asks whether a case is still needed there (1 to 120); it deletes nothing", func(s string) error {
		n, err := strconv.Atoi(s)
		if err != nil || n < 1 || n > notebook.MaxReview {
			return errors.New("months from 1 to 120")
		}
		o.reviewMonths = n
		return nil
	})
	f.Func("today", "the `day` as at which review dates are shown, 2026-11-22; the device works it out again", func(s string) error {
		d, err := workday.ParseDate(s)
		o.today = d
		return err
	})
	return f
}

func runBuild(c *context) error {
	o := buildOptions{today: localToday()}
	if rest, err := c.parse(o.flags("build")); err != nil {
		return err
	} else if len(rest) > 0 {
		return fmt.Errorf("%w: build takes no file names, it reads the whole project", errUsage)
	}
	report, err := c.build(o)
	if err != nil {
		return err
	}
	fmt.Fprintf(c.out, "%s: %d pages, version %.12s\n", o.out, report.Pages, report.Version)
	fmt.Fprintf(c.out, "sent compressed: home page %.1f KB, program %.0f KB, all that is kept offline %.0f KB in %d files\n",
		kb(report.HomeSent), kb(report.ProgramSent), kb(report.OfflineSent), report.OfflineCount)
	return nil
}

func kb(n int) float64 { return float64(n) / 1000 }

func localToday() workday.Date {
	y, m, d := time.Now().Date()
	return workday.Date{Year: y, Month: m, Day: d}
}

// build reads everything, and writes the site only when nothing is wrong.
func (c *context) build(o buildOptions) (site.Report, error) {
	lib, faults, err := c.readSite(o)
	if err != nil {
		return site.Report{}, err
	}
	if len(faults) > 0 {
		return site.Report{}, c.tell(nil, faults)
	}
	s, err := c.webFiles()
	if err != nil {
		return site.Report{}, err
	}
	s.Base, s.ReviewMonths = o.base, o.reviewMonths
	s.Words = site.Words(view.ShellWords(o.guideOnly))
	if err := addPages(&s, lib); err != nil {
		return site.Report{}, err
	}
	if s.Program, s.Exec, s.Rescue.Program, err = c.program(o); err != nil {
		return site.Report{}, err
	}
	return site.Write(c.path(o.out), s)
}

// addPages makes every page, poster and pack of the site.
func addPages(s *site.Site, lib *view.Site) error {
	env := screen.Env{Base: s.Base, GuideOnly: lib.GuideOnly}
	var docs []search.Doc
	paths := lib.Paths()
	for _, b := range lib.Boards {
		p := lib.Policies[b.ID]
		paths = append(paths, view.BoardPaths(p)...)
		if !p.LadderMissing() {
			s.Files[b.ID+"/ladder.svg"] = site.File{Data: ladderPoster(p, lib.Today), Offline: true, Board: b.ID}
		}
		pack, err := policy.Encode(p)
		if err != nil {
			return err
		}
		s.Packs[b.ID] = pack
	}
	for _, path := range paths {
		pg, ok := lib.Page(path)
		if !ok {
			return fmt.Errorf("page %q: listed, but not made", path)
		}
		s.Pages = append(s.Pages, sitePage(env, pg))
		if !view.InTraining(pg.Path) { // a fictional case is not found among what policies say
			docs = append(docs, view.SearchDocs(pg)...)
		}
	}
	s.NotFound = sitePage(env, lib.NotFound())
	s.NotFound.NoIndex = true
	if err := addTraining(s, lib); err != nil {
		return err
	}
	return addPacks(s, lib, docs)
}

func sitePage(env screen.Env, pg view.Page) site.Page {
	out := site.Page{Path: pg.Path, Title: pg.Title, Description: pg.Description, Board: pg.Board, Body: app.HTMLString(env.Page(pg))}
	if view.InTraining(pg.Path) || view.InPractice(pg.Path) {
		out.Sheet = view.TrainingStyle
	}
	if view.InTraining(pg.Path) {
		out.Board = view.TrainingFolder // the offline bundle of all of training
	}
	return out
}

// addTraining adds the scenarios, each as a pack that is read only where it is played.
func addTraining(s *site.Site, lib *view.Site) (err error) {
	if len(lib.Rehearsals) == 0 {
		return nil
	}
	if s.Packs[view.RehearsalsPack], err = view.EncodeRehearsals(lib.Rehearsals); err != nil {
		return err
	}
	for id, x := range lib.Scenarios {
		if s.Packs[view.ScenarioPack(id)], err = training.Encode(x); err != nil {
			return err
		}
	}
	return nil
}

func addPacks(s *site.Site, lib *view.Site, docs []search.Doc) (err error) {
	if s.Packs["content"], err = view.EncodeContent(view.Content{Boards: lib.Boards, Articles: lib.Articles, Terms: lib.Terms}); err != nil {
		return err
	}
	s.Packs["search"], err = search.Encode(docs)
	return err
}

// webFiles reads the folder web.
func (c *context) webFiles() (site.Site, error) {
	s := site.Site{Files: map[string]site.File{}, Packs: map[string][]byte{}, Icons: map[string][]byte{}}
	for name, to := range map[string]*[]byte{
		"style.css": &s.Style, "program.css": &s.ProgramStyle, "print.css": &s.PrintStyle, "boot.js": &s.Boot, "worker.js": &s.Worker, "shell.html": &s.Shell, "manifest.webmanifest": &s.Manifest,
		"rescue.html": &s.Rescue.Page, "rescue.js": &s.Rescue.Script,
	} {
		b, err := os.ReadFile(c.path(filepath.Join("web", name)))
		if err != nil {
			return s, fmt.Errorf("read the page shell: %w", err)
		}
		*to = b
	}
	training, err := os.ReadFile(c.path("web/training.css"))
	if err != nil {
		return s, fmt.Errorf("read the page shell: %w", err)
	}
	s.Files[view.TrainingStyle] = site.File{Data: training, Offline: true, Board: view.TrainingFolder}
	icons, err := os.ReadDir(c.path("web/icons"))
	if err != nil {
		return s, fmt.Errorf("read the icons: %w", err)
	}
	for _, i := range icons {
		if s.Icons[i.Name()], err = os.ReadFile(c.path(filepath.Join("web/icons", i.Name()))); err != nil {
			return s, fmt.Errorf("read the icons: %w", err)
		}
	}
	return s, nil
}

// program compiles the browser program and the one of the rescue page, or takes those compiled before. Where nothing is
// stored there is nothing to rescue.
func (c *context) program(o buildOptions) (wasm, exec, rescue []byte, err error) {
	if o.wasm == "" {
		return c.compile(o)
	}
	beside := func(name string) string { return filepath.Join(filepath.Dir(c.path(o.wasm)), name) }
	if wasm, err = os.ReadFile(c.path(o.wasm)); err != nil {
		return nil, nil, nil, err
	}
	if exec, err = os.ReadFile(beside("wasm_exec.js")); err != nil || o.guideOnly {
		return wasm, exec, nil, err
	}
	rescue, err = os.ReadFile(beside("rescue.wasm"))
	return wasm, exec, rescue, err
}

func (c *context) compile(o buildOptions) (wasm, exec, rescue []byte, err error) {
	opt := program.Options{Dir: c.root}
	if o.guideOnly {
		opt.Tags = []string{"guideonly"}
	}
	p, err := program.Build(stdcontext.Background(), opt)
	if err == nil && !o.guideOnly {
		rescue, err = program.BuildRescue(stdcontext.Background(), opt)
	}
	return p.Wasm, p.Exec, rescue, err
}
