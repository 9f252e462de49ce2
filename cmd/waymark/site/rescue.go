package site

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
)

// Rescue is the page that saves out a notebook when the program does not start. It has a shell, a script and a small
// program of its own, so that nothing of what may be broken on all other pages is on its way. The zero value is a site
// without it.
type Rescue struct {
	Page    []byte // its shell, a template
	Script  []byte
	Program []byte
}

// rescuePath is the page's address below the base.
const rescuePath = "rescue/"

func (r Rescue) there() bool { return len(r.Program) > 0 }

// rescueFields are what web/rescue.html may mention; files are relative to the base.
type rescueFields struct {
	Base, Policy          string
	Script, Program, Exec string
	Look                  string
	Style                 template.CSS
}

// addRescue adds the page with all that it needs. It travels whole in the bundle of what belongs to no board.
func (out *output) addRescue(s Site, look style, names assetNames) error {
	if !s.Rescue.there() {
		return nil
	}
	if names.exec == "" {
		return errors.New("rescue page: its program runs on wasm_exec.js, and the site has none")
	}
	t, err := template.New("rescue.html").Option("missingkey=error").Parse(string(s.Rescue.Page))
	if err != nil {
		return err
	}
	var b bytes.Buffer
	err = t.Execute(&b, rescueFields{
		Base: s.Base, Policy: contentPolicy(look.source), Style: template.CSS(look.css), Exec: names.exec, Look: names.look,
		Script: out.addHashed("rescue", ".js", s.Rescue.Script, true), Program: out.addHashed("rescue", ".wasm", s.Rescue.Program, true),
	})
	if err != nil {
		return err
	}
	if err := policyFirst(b.String()); err != nil {
		return fmt.Errorf("rescue.html, %w", err)
	}
	out.whole = map[string]string{rescuePath + "index.html": b.String()}
	out.files[rescuePath+"index.html"] = b.Bytes()
	return nil
}
