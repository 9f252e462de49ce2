package site

import "testing"

func TestSqueeze(t *testing.T) {
	for in, want := range map[string]string{
		"a  {\n  b : c ;\n}\n":                "a{b :c;}",
		"a b, a > b { c: 1px + 2px }":         "a b,a > b{c:1px + 2px}",
		"a :hover{} a:hover{}":                "a :hover{}a:hover{}",
		`a{content:"  /* x */ \" {  "}`:       `a{content:"  /* x */ \" {  "}`,
		"a/* x */b{}":                         "a b{}",
		"@media (min-width: 1px) and (x) {}":  "@media (min-width:1px) and (x){}",
		"a{b:calc(1px - 2px)}/* unterminated": "a{b:calc(1px - 2px)}",
		`a{b:'x`:                              `a{b:'x`,
		"":                                    "",
	} {
		if got := squeeze(in); got != want {
			t.Errorf("squeeze(%q) = %q; want %q", in, got, want)
		}
	}
}
