package main

import (
	"cmp"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"waymark/app/article"
	articles "waymark/app/article/parse"
	"waymark/app/fault"
	"waymark/app/policy"
	policies "waymark/app/policy/parse"
	"waymark/app/training"
	"waymark/app/view"
)

// readSite reads every policy and every page of content, and reports all
// faults of all files at once.
func (c *context) readSite(o buildOptions) (*view.Site, []fault.Fault, error) {
	s := &view.Site{Policies: map[string]*policy.Policy{}, Articles: map[string]*article.Article{}, Scenarios: map[string]*training.Scenario{}, Today: o.today, GuideOnly: o.guideOnly}
	faults, err := c.readPolicies(s, o.policies, o.sources)
	if err != nil {
		return nil, nil, err
	}
	more, err := c.readContent(s, o.guideOnly)
	if err != nil {
		return nil, nil, err
	}
	if len(faults) == 0 { // a scenario answers questions of the policies
		rehearsals, err := c.readScenarios(s)
		if err != nil {
			return nil, nil, err
		}
		more = append(more, rehearsals...)
	}
	return s, append(faults, more...), nil
}

func (c *context) readPolicies(s *view.Site, dir, sources string) ([]fault.Fault, error) {
	names, err := c.authored(dir)
	if err != nil {
		return nil, err
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("no policy file in %s; run this in the project's folder", dir)
	}
	var all []fault.Fault
	for _, name := range names {
		src, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		document, err := c.document(name, sources)
		if err != nil {
			return nil, err
		}
		p, faults := policies.Against(c.short(name), src, document)
		all = append(all, faults...)
		if len(faults) == 0 {
			s.Policies[p.ID] = p
			s.Boards = append(s.Boards, view.Summarise(p))
		}
	}
	slices.SortFunc(s.Boards, byArea)
	return all, nil
}

// authored lists the files in a folder that authors write, which its manual, README.md, is not.
func (c *context) authored(dir string) ([]string, error) {
	names, err := filepath.Glob(filepath.Join(c.path(dir), "*.md"))
	return slices.DeleteFunc(names, func(name string) bool { return filepath.Base(name) == "README.md" }), err
}

// byArea sorts boards by area; a document whose issuer is unknown stands apart, last.
func byArea(a, b view.Summary) int {
	if a.Unknown != b.Unknown {
		if a.Unknown {
			return 1
		}
		return -1
	}
	return cmp.Compare(a.Area+a.ID, b.Area+b.ID)
}

// guideOnlyMark ends the name of a page's other text, for a site that stores
// nothing: privacy-guide-only.md stands in for privacy.md there, and nowhere else.
const guideOnlyMark = "-guide-only"

func (c *context) readContent(s *view.Site, guideOnly bool) ([]fault.Fault, error) {
	var all []fault.Fault
	for _, dir := range []string{"content/guidance", "content/questions"} {
		names, err := c.authored(dir)
		if err != nil {
			return nil, err
		}
		for _, name := range names {
			src, err := os.ReadFile(name)
			if err != nil {
				return nil, err
			}
			a, faults := articles.File(c.short(name), src)
			all = append(all, faults...)
			s.Articles[strings.TrimSuffix(filepath.Base(name), ".md")] = a
		}
	}
	all = append(all, chooseTexts(s.Articles, guideOnly)...)
	src, err := os.ReadFile(c.path("content/glossary.md"))
	if err != nil {
		return nil, err
	}
	terms, faults := articles.Glossary("content/glossary.md", src)
	s.Terms = terms
	return append(all, faults...), nil
}

// notebookSection is the name of the part of a page that speaks of the notebook. A
// site that has none leaves it out.
const notebookSection = "notebook"

// chooseTexts leaves one text for each page: the one for this kind of site.
func chooseTexts(texts map[string]*article.Article, guideOnly bool) []fault.Fault {
	var all []fault.Fault
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		page, other := strings.CutSuffix(name, guideOnlyMark)
		if !other {
			continue
		}
		switch {
		case texts[page] == nil:
			all = append(all, fault.Fault{File: "content/guidance/" + name + ".md", Line: 1, Wrong: "another text for a page that is not there",
				Right: "write the page first, as " + page + ".md"})
		case guideOnly:
			texts[page] = texts[name]
		}
		delete(texts, name)
	}
	for _, a := range texts {
		if guideOnly {
			a.Sections = slices.DeleteFunc(a.Sections, func(s article.Section) bool { return s.ID == notebookSection })
		}
	}
	return all
}

// short is a file's name as faults print it.
func (c *context) short(name string) string {
	if rel, err := filepath.Rel(c.root, name); err == nil && !strings.HasPrefix(rel, "..") {
		return filepath.ToSlash(rel)
	}
	return name
}
