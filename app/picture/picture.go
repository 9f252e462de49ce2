// Package picture draws a short text, an address or a public key, as a QR code for a telephone's camera. It knows neither
// page nor notebook, so that a site that stores nothing can draw codes too.
package picture

import (
	"errors"
	"strconv"

	"rsc.io/qr/coding"
)

// Picture is a QR code as the outline of its dark squares in SVG's path language, one unit a
// square, and how many squares wide it is without the quiet edge of four that a page puts round it.
type Picture struct {
	Size int
	Path string
}

// ErrPicture: the text is longer than a code that a telephone reads easily.
var ErrPicture = errors.New("too long for a picture")

const largestCode = 10 // the version of 57 squares: 213 bytes

// Of draws a short text. It takes the middle level of correction, at
// which 15 squares of 100 may be dirty. The error is ErrPicture.
func Of(text string) (Picture, error) {
	bits := coding.String(text)
	for v := coding.Version(1); v <= largestCode; v++ {
		if bits.Bits(v) > 8*v.DataBytes(coding.M) {
			continue
		}
		plan, err := coding.NewPlan(v, coding.M, 0)
		if err != nil {
			return Picture{}, err
		}
		code, err := plan.Encode(bits)
		if err != nil {
			return Picture{}, err
		}
		return Picture{code.Size, outline(code)}, nil
	}
	return Picture{}, ErrPicture
}

// outline draws each run of dark squares in a row as one box.
func outline(c *coding.Code) string {
	var b []byte
	for y := range c.Size {
		for x := 0; x < c.Size; x++ {
			from := x
			for x < c.Size && c.Black(x, y) {
				x++
			}
			if x == from {
				continue
			}
			b = strconv.AppendInt(append(b, 'M'), int64(from), 10)
			b = strconv.AppendInt(append(b, ' '), int64(y), 10)
			b = strconv.AppendInt(append(b, 'h'), int64(x-from), 10)
			b = strconv.AppendInt(append(b, "v1h-"...), int64(x-from), 10)
			b = append(b, 'z')
		}
	}
	return string(b)
}
