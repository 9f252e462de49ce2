package packed

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf8"

	"waymark/app/stable"
	"waymark/app/strictjson"
)

type writer struct{ strictjson.Writer }

// value writes v, which is neither nil nor false: those are left out by what holds them.
func (w *writer) value(v reflect.Value, deep int) error {
	if deep == 0 {
		return fmt.Errorf("too deep: %w", ErrValue)
	}
	switch v.Kind() {
	case reflect.Struct:
		return w.object(v, deep)
	case reflect.Slice:
		w.Open('[')
		for i := range v.Len() {
			if err := w.value(v.Index(i), deep-1); err != nil {
				return err
			}
		}
		w.Close(']')
		return nil
	case reflect.Map:
		return w.table(v, deep)
	case reflect.Pointer:
		if v.IsNil() {
			return fmt.Errorf("nothing in a list or map: %w", ErrValue)
		}
		return w.value(v.Elem(), deep)
	case reflect.String:
		return w.text(v.String())
	case reflect.Bool:
		if !v.Bool() {
			return fmt.Errorf("what is false in a list or map: %w", ErrValue)
		}
		w.True()
		return nil
	}
	return w.number(v)
}

func (w *writer) object(v reflect.Value, deep int) error {
	if t := textOf(v); t != nil {
		text, err := t.PackText()
		if err != nil {
			return err
		}
		return w.text(text)
	}
	s := shapes.shape(v.Type())
	w.Open('{')
	for i, f := range s.fields {
		if of := v.Field(f.place); !leftOut(of, f.omit) {
			w.Key(s.keys[i])
			if err := w.value(of, deep-1); err != nil {
				return fmt.Errorf("%s: %w", s.keys[i], err)
			}
		}
	}
	w.Close('}')
	return nil
}

// leftOut says whether a field is not written.
func leftOut(v reflect.Value, omit bool) bool {
	switch v.Kind() {
	case reflect.Pointer:
		return v.IsNil()
	case reflect.Bool:
		return !v.Bool()
	case reflect.Slice, reflect.Map:
		return omit && v.Len() == 0
	}
	return omit && v.IsZero()
}

func (w *writer) table(v reflect.Value, deep int) error {
	keys := v.MapKeys()
	stable.Sort(keys, func(a, b reflect.Value) int { return strings.Compare(nameOf(a), nameOf(b)) })
	w.Open('{')
	for _, k := range keys {
		name := nameOf(k)
		if !utf8.ValidString(name) || len(name) > strictjson.MaxKey || strings.ContainsFunc(name, notInKey) {
			return fmt.Errorf("key of a map: %w", ErrValue)
		}
		w.Key(name)
		if err := w.value(v.MapIndex(k), deep-1); err != nil {
			return err
		}
	}
	w.Close('}')
	return nil
}

// notInKey is for characters that would need an escape, which the Writer has for texts only.
func notInKey(c rune) bool {
	return c < ' ' || c == '"' || c == '\\' || c == 0x7f || strictjson.Turns(c)
}

func nameOf(key reflect.Value) string {
	if key.Kind() == reflect.String {
		return key.String()
	}
	return strconv.FormatInt(key.Int(), 10)
}

func (w *writer) text(s string) error {
	if !utf8.ValidString(s) {
		return fmt.Errorf("a text: %w", ErrValue)
	}
	w.Text(s)
	return nil
}

func (w *writer) number(v reflect.Value) error {
	switch {
	case v.CanUint() && v.Uint() <= strictjson.MaxNumber:
		w.Number(v.Uint())
	case v.CanInt() && v.Int() >= 0 && v.Int() <= strictjson.MaxNumber:
		w.Number(uint64(v.Int()))
	default:
		return fmt.Errorf("%s: %w", v.Kind(), ErrValue)
	}
	return nil
}
