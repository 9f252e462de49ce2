package picture_test

import (
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"strings"
	"testing"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"

	"waymark/app/picture"
)

// TestPictureIsReadByAnotherProgram paints the path as a browser would and has a decoder that is not ours read it.
func TestPictureIsReadByAnotherProgram(t *testing.T) {
	texts := []string{"a", strings.Repeat("x", 213)}
	for i := range 10 { // addresses and keys are of such lengths
		texts = append(texts, "https://guide.example/training/scenario-"+strings.Repeat("q0x", 5*i)+"/")
	}
	for _, text := range texts {
		p, err := picture.Of(text)
		if err != nil {
			t.Fatal(err)
		}
		bitmap, err := gozxing.NewBinaryBitmapFromImage(paint(t, p))
		if err != nil {
			t.Fatal(err)
		}
		// The picture is straight and clean, and the decoder is told so: its search for a code in a photograph misses some.
		got, err := qrcode.NewQRCodeReader().Decode(bitmap, map[gozxing.DecodeHintType]any{gozxing.DecodeHintType_PURE_BARCODE: true})
		if err != nil || got.GetText() != text {
			t.Errorf("%q is read as %v, %v", text, got, err)
		}
	}
	if _, err := picture.Of(strings.Repeat("x", 214)); !errors.Is(err, picture.ErrPicture) {
		t.Error(err)
	}
}

// paint draws the boxes of a path, eight dots a square, with a quiet edge of four squares.
func paint(t *testing.T, p picture.Picture) image.Image {
	t.Helper()
	const dot, edge = 8, 4
	side := (p.Size + 2*edge) * dot
	img := image.NewGray(image.Rect(0, 0, side, side))
	draw.Draw(img, img.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	for _, box := range strings.Split(strings.TrimPrefix(p.Path, "M"), "M") {
		var x, y, wide, back int
		if _, err := fmt.Sscanf(box, "%d %dh%dv1h-%dz", &x, &y, &wide, &back); err != nil || back != wide {
			t.Fatalf("%q: %v", box, err)
		}
		r := image.Rect((x+edge)*dot, (y+edge)*dot, (x+edge+wide)*dot, (y+edge+1)*dot)
		draw.Draw(img, r, image.NewUniform(color.Black), image.Point{}, draw.Src)
	}
	return img
}
