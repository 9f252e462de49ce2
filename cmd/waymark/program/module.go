package program

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
)

// A WebAssembly program is a preamble and sections; https://webassembly.github.io/spec/core/binary/modules.html. The Go linker
// writes it in cmd/link/internal/wasm/asm.go.

const preamble = "\x00asm\x01\x00\x00\x00"

// The sections that say what is in memory before the program starts.
const (
	dataSection      = 11
	dataCountSection = 12
)

const (
	// shortestGap is the shortest run of zeros that is left out of the data section. The linker leaves out eight, which makes the
	// smallest program before it is compressed, and a far larger one to send: compressed, zeros are nothing, and the address and
	// length of a hundred thousand pieces are 100 KB.
	shortestGap = 1024

	// mostMemory is more than any program of ours puts into memory at its start. A broken address does not ask for all there is,
	// and there are never more segments than mostMemory/shortestGap: browsers refuse a program of more than 100,000.
	mostMemory = 64 << 20
)

// section is one section of a program.
type section struct {
	id   byte
	body []byte
}

// splitSections takes a program apart. The bodies share its bytes.
func splitSections(wasm []byte) ([]section, error) {
	rest, ok := bytes.CutPrefix(wasm, []byte(preamble))
	if !ok {
		return nil, errors.New("it does not begin as WebAssembly 1 does")
	}
	var sections []section
	r := reader{rest: rest}
	for len(r.rest) > 0 && r.err == nil {
		sections = append(sections, section{id: r.byte(), body: r.bytes(r.unsigned())})
	}
	if r.err != nil {
		return nil, fmt.Errorf("section %d: %w", len(sections), r.err)
	}
	return sections, nil
}

// joinSections is a program of the sections.
func joinSections(sections []section) []byte {
	wasm := []byte(preamble)
	for _, s := range sections {
		wasm = append(wasm, s.id)
		wasm = binary.AppendUvarint(wasm, uint64(len(s.body)))
		wasm = append(wasm, s.body...)
	}
	return wasm
}

// changeData has change work on the memory that the program starts with, and writes that into the program again. The memory is
// from address 0 to the last byte that is given, with the zeros between.
func changeData(wasm []byte, change func(memory []byte) error) ([]byte, error) {
	sections, err := splitSections(wasm)
	if err != nil {
		return nil, err
	}
	data, err := onlySection(sections, dataSection)
	if err != nil {
		return nil, err
	}
	memory, err := readData(data.body)
	if err != nil {
		return nil, fmt.Errorf("data section: %w", err)
	}
	if err := change(memory); err != nil {
		return nil, err
	}
	segments := splitMemory(memory)
	data.body = writeData(segments)
	for i := range sections {
		if sections[i].id == dataCountSection {
			sections[i].body = binary.AppendUvarint(nil, uint64(len(segments)))
		}
	}
	return joinSections(sections), nil
}

func onlySection(sections []section, id byte) (*section, error) {
	var found *section
	for i := range sections {
		switch {
		case sections[i].id != id:
		case found != nil:
			return nil, fmt.Errorf("it has two sections %d", id)
		default:
			found = &sections[i]
		}
	}
	if found == nil {
		return nil, fmt.Errorf("it has no section %d", id)
	}
	return found, nil
}

// segment is a piece of memory that is not left at zero.
type segment struct {
	address int
	bytes   []byte
}

// The bytes round a segment's address, as the linker's writeDataSec has them.
const (
	activeSegment = 0x00 // copied into memory 0 when the program starts
	constant32    = 0x41 // i32.const
	endOfAddress  = 0x0b
)

// readData is the memory that a data section describes.
func readData(body []byte) ([]byte, error) {
	segments, err := readSegments(body)
	if err != nil {
		return nil, err
	}
	// The linker puts its sections one after the other, and not by their addresses.
	slices.SortFunc(segments, func(a, b segment) int { return cmp.Compare(a.address, b.address) })
	var memory []byte
	for _, s := range segments {
		if s.address < len(memory) {
			return nil, fmt.Errorf("two segments are at address %#x", s.address)
		}
		memory = append(memory, make([]byte, s.address-len(memory))...)
		memory = append(memory, s.bytes...)
	}
	return memory, nil
}

func readSegments(body []byte) ([]segment, error) {
	var segments []segment
	r := reader{rest: body}
	for left := r.unsigned(); left > 0; left-- {
		s, err := r.segment()
		if err != nil {
			return nil, err
		}
		segments = append(segments, s)
	}
	if len(r.rest) > 0 {
		return nil, fmt.Errorf("%d bytes after the last segment", len(r.rest))
	}
	return segments, r.err
}

func (r *reader) segment() (segment, error) {
	kind, constant := r.byte(), r.byte()
	if r.err == nil && (kind != activeSegment || constant != constant32) {
		return segment{}, fmt.Errorf("a segment that begins with %#x %#x: not one that is copied to a fixed address", kind, constant)
	}
	address, end := r.signed(), r.byte()
	if r.err == nil && end != endOfAddress {
		return segment{}, fmt.Errorf("a segment with %#x after its address: not one that is copied to a fixed address", end)
	}
	content := r.bytes(r.unsigned())
	if address < 0 || address+int64(len(content)) > mostMemory {
		return segment{}, fmt.Errorf("a segment at address %#x, %d bytes long", address, len(content))
	}
	return segment{address: int(address), bytes: content}, r.err
}

// splitMemory is the memory without its long runs of zeros.
func splitMemory(memory []byte) []segment {
	var segments []segment
	for at := nonZero(memory, 0); at < len(memory); {
		end, next := at, at
		for next < len(memory) && (next == end || next-end < shortestGap) {
			end = zero(memory, next)
			next = nonZero(memory, end)
		}
		segments = append(segments, segment{address: at, bytes: memory[at:end]})
		at = next
	}
	return segments
}

// nonZero is where the first byte from at on stands that is not zero, or the end.
func nonZero(memory []byte, at int) int {
	for at < len(memory) && memory[at] == 0 {
		at++
	}
	return at
}

// zero is where the first zero from at on stands, or the end.
func zero(memory []byte, at int) int {
	if n := bytes.IndexByte(memory[at:], 0); n >= 0 {
		return at + n
	}
	return len(memory)
}

// writeData is the data section of the segments.
func writeData(segments []segment) []byte {
	body := binary.AppendUvarint(nil, uint64(len(segments)))
	for _, s := range segments {
		body = append(body, activeSegment, constant32)
		body = appendSigned(body, int64(s.address))
		body = append(body, endOfAddress)
		body = binary.AppendUvarint(body, uint64(len(s.bytes)))
		body = append(body, s.bytes...)
	}
	return body
}

// appendSigned adds a number in signed LEB128: seven bits a byte, the last byte's highest of them is the sign.
func appendSigned(to []byte, n int64) []byte {
	for n < -64 || n > 63 {
		to = append(to, byte(n)|0x80)
		n >>= 7
	}
	return append(to, byte(n)&0x7f)
}

// reader reads bytes from front to back. What goes wrong first stays in err, and all after it reads as nothing.
type reader struct {
	rest []byte
	err  error
}

func (r *reader) bytes(n uint64) []byte {
	if n > uint64(len(r.rest)) {
		r.fail("it ends too early")
		return nil
	}
	b := r.rest[:n]
	r.rest = r.rest[n:]
	return b
}

func (r *reader) byte() byte {
	if b := r.bytes(1); len(b) == 1 {
		return b[0]
	}
	return 0
}

// unsigned reads a number in unsigned LEB128, which is encoding/binary's Uvarint.
func (r *reader) unsigned() uint64 {
	n, length := binary.Uvarint(r.rest)
	if length <= 0 {
		r.fail("a number is cut off or too long")
		return 0
	}
	r.rest = r.rest[length:]
	return n
}

// signed reads a number in signed LEB128, see appendSigned. Ours have at most five bytes.
func (r *reader) signed() int64 {
	n := int64(0)
	for shift := 0; shift < 35; shift += 7 {
		b := r.byte()
		n |= int64(b&0x7f) << shift
		if b < 0x80 {
			return n << (57 - shift) >> (57 - shift)
		}
	}
	r.fail("a number is too long")
	return 0
}

func (r *reader) fail(what string) {
	if r.err == nil {
		r.err = errors.New(what)
	}
	r.rest = nil
}
