package packed

import (
	"math"
	"reflect"
	"strconv"

	"waymark/app/strictjson"
)

type reader struct{ *strictjson.Reader }

// value reads what stands next into v.
func (r reader) value(v reflect.Value, deep int) {
	if deep == 0 {
		r.Fail(strictjson.TooMany)
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		r.object(v, deep)
	case reflect.Slice:
		r.list(v, deep)
	case reflect.Map:
		r.table(v, deep)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		r.value(v.Elem(), deep)
	case reflect.String:
		v.SetString(r.Text(math.MaxInt))
	case reflect.Bool:
		v.SetBool(r.Truth())
	default:
		r.number(v)
	}
}

func (r reader) object(v reflect.Value, deep int) {
	if t := intoText(v); t != nil {
		if text := r.Text(strictjson.MaxKey); r.OK() && t.UnpackText(text) != nil {
			r.Fail(strictjson.Value)
		}
		return
	}
	s := shapes.shape(v.Type())
	r.Object(s.keys, 0, func(key int) { r.value(v.Field(s.fields[key].place), deep-1) })
}

// list reads a list; one without elements stays nil.
func (r reader) list(v reflect.Value, deep int) {
	r.List(math.MaxInt, func(place int) {
		if place == v.Cap() {
			v.Grow(1)
		}
		v.SetLen(place + 1)
		r.value(v.Index(place), deep-1)
	})
}

func (r reader) table(v reflect.Value, deep int) {
	v.Set(reflect.MakeMap(v.Type()))
	r.Map(func(name string) {
		key := reflect.New(v.Type().Key()).Elem()
		if key.Kind() == reflect.String {
			key.SetString(name)
		} else if n, err := strconv.ParseUint(name, 10, 31); err == nil && strconv.FormatUint(n, 10) == name {
			key.SetInt(int64(n))
		} else {
			r.Fail(strictjson.Value)
			return
		}
		element := reflect.New(v.Type().Elem()).Elem()
		r.value(element, deep-1)
		v.SetMapIndex(key, element)
	})
}

// number reads a whole number that v has room for.
func (r reader) number(v reflect.Value) {
	n := r.Number(strictjson.MaxNumber)
	switch {
	case v.CanInt() && !v.OverflowInt(int64(n)):
		v.SetInt(int64(n))
	case v.CanUint() && !v.OverflowUint(n):
		v.SetUint(n)
	default:
		r.Fail(strictjson.Value)
	}
}
