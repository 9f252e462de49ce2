// Package packed writes the program's own values as JSON and reads them again: policies,
// scenarios, content, what a tab keeps.
//
// encoding/json does that too, with all that JSON can be, and is 60 KB of compressed program.
// This is what the program needs of it, over package strictjson, and so as strict: no key twice,
// none unknown, nothing behind the end, and no error repeats a text of the document. The values
// are structs with json tags, lists, maps, pointers, texts, truths, whole numbers from 0, and
// what writes itself as a text, such as a date. The package knows nothing of what is in them.
package packed

import (
	"errors"
	"fmt"
	"reflect"
	"strings"

	"waymark/app/strictjson"
)

// MostDeep is how many structs, lists and maps may stand within each other. Whoever made a file
// must not choose how much memory it takes to read.
const MostDeep = 100

// ErrValue is for a value that cannot be written: of a type that is none of the above, a number
// below 0, a text that is no UTF-8, more than MostDeep levels.
var ErrValue = errors.New("not a value that can be packed")

// Encode writes a value. The same value always gives the same bytes: fields in their order,
// keys of maps sorted. Nil and what is false is left out, and what is empty where the tag says
// omitempty or omitzero.
func Encode(v any) ([]byte, error) {
	var w writer
	if err := w.value(reflect.ValueOf(v), MostDeep); err != nil {
		return nil, fmt.Errorf("pack: %w", err)
	}
	return w.Bytes(), nil
}

// Decode reads into what to points to, which should be a zero value. The error is a
// *strictjson.Error; then what was read so far is there and should not be used.
func Decode(b []byte, to any) error {
	r := reader{strictjson.NewReader(b)}
	r.value(reflect.ValueOf(to).Elem(), MostDeep)
	return r.End()
}

// shape is what is known of a struct: its keys in order, and the field of each.
type shape struct {
	keys   []string
	fields []field
}

type field struct {
	place int
	omit  bool
}

// shapes are those asked for so far. The program has one thread; tests have more.
var shapes = known{}

func newShape(t reflect.Type) *shape {
	s := &shape{}
	for i := range t.NumField() {
		f := t.Field(i)
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name == "-" || !f.IsExported() {
			continue
		}
		if name == "" {
			name = f.Name
		}
		s.keys = append(s.keys, name)
		s.fields = append(s.fields, field{i, options != ""})
	}
	return s
}

// The methods of a struct that is one text are not those of package encoding: who asks for those has to carry them for all
// types, and time.Time's would bring the parser of any time that can be written.
type (
	packer   interface{ PackText() (string, error) }
	unpacker interface{ UnpackText(string) error }
)

// textOf is a struct that is written as a text, nil for the others.
func textOf(v reflect.Value) packer {
	t, _ := v.Interface().(packer)
	return t
}

// intoText is a struct that is read from a text, nil for the others.
func intoText(v reflect.Value) unpacker {
	t, _ := v.Addr().Interface().(unpacker)
	return t
}
