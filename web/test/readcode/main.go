// Command readcode reads the QR code in a picture (PNG, from standard input) with a decoder that is not ours, and prints
// what it says.
package main

import (
	"fmt"
	"image"
	_ "image/png"
	"os"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"
)

func main() {
	text, err := read()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println(text)
}

func read() (string, error) {
	img, _, err := image.Decode(os.Stdin)
	if err != nil {
		return "", fmt.Errorf("read picture: %w", err)
	}
	bitmap, err := gozxing.NewBinaryBitmapFromImage(img)
	if err != nil {
		return "", fmt.Errorf("read picture: %w", err)
	}
	code, err := qrcode.NewQRCodeReader().Decode(bitmap, map[gozxing.DecodeHintType]any{gozxing.DecodeHintType_TRY_HARDER: true})
	if err != nil {
		return "", fmt.Errorf("read code: %w", err)
	}
	return code.GetText(), nil
}
