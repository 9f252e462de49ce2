package site

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

var (
	tagForm  = regexp.MustCompile(`^[a-z][a-z0-9]*$|^(linearGradient|clipPath|textPath)$`)
	attrForm = regexp.MustCompile(`^[a-z][a-z0-9-]*$`)
)

// svgAttrs are the names with capitals that drawings need.
var svgAttrs = []string{"viewBox", "preserveAspectRatio", "markerWidth", "markerHeight", "refX", "refY", "gradientUnits", "gradientTransform", "patternUnits", "clipPathUnits", "textLength", "lengthAdjust", "pathLength", "startOffset"}

// voidElements have no content and no end tag.
var voidElements = set("area", "br", "col", "hr", "img", "input", "source", "wbr")

// refusedElements run something, load something, or speak for the whole page.
// All of that belongs to the shell.
var refusedElements = set("script", "style", "iframe", "frame", "frameset", "object", "embed", "applet", "base", "meta", "link", "title", "html", "head", "body", "template", "noscript", "portal", "foreignobject")

// refusedAttrs do what the content security policy forbids, or let a page speak
// to another address. style is among them because the policy would drop it
// without a word.
var refusedAttrs = set("style", "srcset", "srcdoc", "ping", "action", "formaction", "background", "manifest", "data", "integrity", "nonce", "http-equiv", "target")

// boolAttrs are on when they are there, whatever their value.
var boolAttrs = set("async", "autofocus", "checked", "default", "defer", "disabled", "hidden", "inert", "ismap", "loop", "multiple", "muted", "novalidate", "open", "readonly", "required", "reversed", "selected")

func set(names ...string) map[string]bool {
	m := make(map[string]bool, len(names))
	for _, name := range names {
		m[name] = true
	}
	return m
}

// attrAllowed reports whether an attribute may stand in a page by its name alone.
func attrAllowed(name string) bool {
	return attrForm.MatchString(name) && !strings.HasPrefix(name, "on") && !refusedAttrs[name] ||
		slices.Contains(svgAttrs, name)
}

// tidy checks the elements and attributes of a tree and puts the attributes in
// order, since go-app writes them in a different order each time.
func (n *node) tidy() error {
	if n.tag == "" {
		return nil
	}
	var faults []error
	if refusedElements[strings.ToLower(n.tag)] {
		faults = append(faults, fmt.Errorf("%v: this element may not stand in a page", n))
	}
	n.attrs = slices.DeleteFunc(n.attrs, func(a attr) bool {
		return boolAttrs[a.name] && a.value == "false"
	})
	slices.SortFunc(n.attrs, func(a, b attr) int { return strings.Compare(a.name, b.name) })
	for i, a := range n.attrs {
		if i > 0 && n.attrs[i-1].name == a.name {
			faults = append(faults, fmt.Errorf("%v: has the attribute %s twice", n, a.name))
		}
		if boolAttrs[a.name] {
			n.attrs[i].value = ""
		}
	}
	for _, kid := range n.kids {
		faults = append(faults, kid.tidy())
	}
	return errors.Join(faults...)
}
