package site

import (
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"
)

// checkLinks checks the addresses and ids of all pages: every link within the
// site leads somewhere, every other link is safe to follow, nothing is loaded
// from another place, no id is given twice, and what refers to an id finds it.
func checkLinks(s Site, trees map[string]tree) []error {
	c := &linkChecker{site: s, ids: map[string]map[string]bool{}, read: trees}
	for _, p := range s.Pages {
		c.ids[p.Path] = nil // a page, even one that could not be read
	}
	if s.Rescue.there() {
		c.ids[rescuePath] = nil
	}
	keys := slices.Sorted(maps.Keys(trees))
	for _, key := range keys {
		c.page, c.ids[key] = key, map[string]bool{}
		c.collect(trees[key].root)
	}
	for _, key := range keys {
		c.page = key
		c.check(trees[key].root)
	}
	return c.faults
}

type linkChecker struct {
	site   Site
	page   string
	read   map[string]tree
	ids    map[string]map[string]bool // by page
	faults []error
}

func (c *linkChecker) fault(format string, a ...any) {
	c.faults = append(c.faults, fmt.Errorf("page %q: "+format, append([]any{c.page}, a...)...))
}

// collect gathers the ids of a page.
func (c *linkChecker) collect(n *node) {
	if id := n.attr("id"); id != "" {
		if c.ids[c.page][id] {
			c.fault("%v: the id is given twice", n)
		}
		if strings.ContainsAny(id, " \t\n") {
			c.fault("%v: an id has no spaces", n)
		}
		c.ids[c.page][id] = true
	}
	for _, kid := range n.kids {
		c.collect(kid)
	}
}

func (c *linkChecker) check(n *node) {
	for _, a := range n.attrs {
		switch a.name {
		case "href":
			if n.tag == "a" || n.tag == "area" {
				c.link(n, a.value)
			} else {
				c.resource(n, a.value)
			}
		case "src", "poster":
			c.resource(n, a.value)
		case "cite":
			if !strings.HasPrefix(a.value, "https://") {
				c.fault("%v: cite %q: must be an https address", n, a.value)
			}
		case "for", "aria-labelledby", "aria-describedby":
			for id := range strings.FieldsSeq(a.value) {
				if !c.ids[c.page][id] {
					c.fault("%v: %s names %q, and no element has that id", n, a.name, id)
				}
			}
		}
	}
	for _, kid := range n.kids {
		c.check(kid)
	}
}

// link checks where a person goes from an <a>.
func (c *linkChecker) link(n *node, href string) {
	u, err := url.Parse(href)
	switch {
	case err != nil || href != strings.TrimSpace(href) || strings.Contains(href, `\`):
		c.fault("link to %q: not an address", href)
	case u.Scheme == "mailto" || u.Scheme == "tel":
	case u.Scheme == "https" && u.Host != "":
		rel := strings.Fields(n.attr("rel"))
		if !slices.Contains(rel, "noreferrer") || !slices.Contains(rel, "noopener") {
			c.fault(`link to %q: a link to another site needs rel="noreferrer noopener"`, href)
		}
	case u.Scheme != "" || u.Host != "":
		c.fault("link to %q: a link leads to a page of this site, an https address, mailto or tel", href)
	default:
		c.internal(n, href, u)
	}
}

// internal checks a link within the site.
func (c *linkChecker) internal(n *node, href string, u *url.URL) {
	if c.page == notFoundName && !strings.HasPrefix(href, "/") && !strings.HasPrefix(href, "#") {
		c.fault("link to %q: this page answers at any address, so its links must start with the base %q", href, c.site.Base)
		return
	}
	target, ok := c.resolve(u)
	if !ok {
		c.fault("link to %q: leads out of the base %q", href, c.site.Base)
		return
	}
	ids, isPage := c.ids[target]
	if _, isFile := c.site.Files[target]; isFile && u.Fragment == "" {
		return
	}
	switch {
	case !isPage:
		c.fault("link to %q: no such page", target)
	case u.Fragment == "" && strings.HasSuffix(href, "#"):
		c.fault("link to %q: names no place on the page", href)
	case u.Fragment != "" && ids != nil && !ids[u.Fragment]:
		c.fault("link to %q: no element on that page has the id %q", target, u.Fragment)
	}
}

// resolve gives a link's target relative to the base, without query and fragment.
func (c *linkChecker) resolve(u *url.URL) (string, bool) {
	if c.page == notFoundName && u.Path == "" {
		return notFoundName, true
	}
	here := &url.URL{Path: c.site.Base + strings.TrimSuffix(c.page, notFoundName)}
	return strings.CutPrefix(here.ResolveReference(u).Path, c.site.Base)
}

// resource checks what the browser loads by itself: images, and shapes within a
// drawing.
func (c *linkChecker) resource(n *node, address string) {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "" || u.Host != "" {
		c.fault("%v: loads %q, which is not a file of this site", n, address)
		return
	}
	if u.Path == "" && u.Fragment != "" {
		if !c.ids[c.page][u.Fragment] {
			c.fault("%v: uses %q, and no element has that id", n, address)
		}
		return
	}
	target, ok := c.resolve(u)
	_, isFile := c.site.Files[target]
	_, isIcon := c.site.Icons[strings.TrimPrefix(target, "icons/")]
	if !ok || !isFile && !(isIcon && strings.HasPrefix(target, "icons/")) {
		c.fault("%v: loads %q, and there is no such file", n, address)
	}
}
