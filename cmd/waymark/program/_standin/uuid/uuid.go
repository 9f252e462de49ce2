// Package uuid stands in for github.com/google/uuid: no device and no tab is given a number here.
package uuid

// NewString refuses.
func NewString() string {
	panic("go-app: device and broadcast ids are left out of the browser program")
}
