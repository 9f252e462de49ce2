package program

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"runtime"
)

// The Go linker puts four tables of functions into a program: their names, how deep their stacks are and where pointers lie, and
// the source file and the line of every instruction. Only a crash's trace reads files and lines, and they are 110 KB compressed.
// The linker has no switch for them, so they are taken out of the finished program: the trace then says "?:0" for each.
//
// The tables are runtime.pclntab. cmd/link/internal/ld/pcln.go writes it; pcHeader in runtime/symtab.go and _func in
// runtime/runtime2.go say what is where. Each version of Go may change it, so whatever is not exactly as known is an error.

// headerStart is how pcHeader begins: abi.CurrentPCLnTabMagic, two zeros, instructions of one byte, pointers of eight.
var headerStart = []byte{0xf1, 0xff, 0xff, 0xff, 0, 0, 1, 8}

// Sizes, and where the fields are.
const (
	headerSize     = 8 + 8*8
	headerFuncs    = 8  // nfunc
	headerUnused   = 24 // textStart, once
	headerNames    = 32 // funcnameOffset, followed by cuOffset, filetabOffset, pctabOffset, pclnOffset
	headerUnits    = 40
	headerFiles    = 48
	headerValues   = 56
	headerFunctab  = 64
	functabEntry   = 4 + 4 // entryoff, funcoff
	funcSize       = 11 * 4
	funcStack      = 16 // pcsp
	funcFile       = 20 // pcfile
	funcLine       = 24 // pcln
	funcTables     = 28 // npcdata
	funcUnit       = 32 // cuOffset
	funcStartLine  = 36
	funcPointers   = 43 // nfuncdata
	funcAlignment  = 8
	mostFuncTables = 16 // there are five PCDATA tables in internal/abi/symtab.go
)

// withoutLines is the Go program in WebAssembly without what it knows of source files and lines. It does the same in every other
// respect, and still knows the functions' names: the runtime asks for some itself, and a trace can be read by them.
func withoutLines(wasm []byte) ([]byte, error) {
	short, err := changeData(wasm, func(memory []byte) error {
		t, err := findTables(memory)
		if err != nil {
			return err
		}
		return t.dropLines()
	})
	if err != nil {
		return nil, fmt.Errorf("this Go (%s) lays out its programs in another way than cmd/waymark/program/lines.go knows: %w; "+
			"compare that file with runtime/symtab.go and cmd/link/internal/ld/pcln.go of this Go, or build with the Go of go.mod", runtime.Version(), err)
	}
	return short, nil
}

// tables are the parts of runtime.pclntab, as they lie in memory.
type tables struct {
	funcs   [][]byte // one _func each, with its list of tables
	files   []byte   // cutab and filetab: names of files, by number
	values  []byte   // pctab: tables of values by instruction, many of them used by several functions
	functab []byte
}

// findTables finds runtime.pclntab and takes it apart.
func findTables(memory []byte) (tables, error) {
	at := bytes.Index(memory, headerStart)
	if at < 0 {
		return tables{}, fmt.Errorf("no table of functions begins with % x", headerStart)
	}
	if again := bytes.Index(memory[at+1:], headerStart); again >= 0 {
		return tables{}, fmt.Errorf("tables of functions at %#x and at %#x", at, at+1+again)
	}
	header := memory[at:]
	if len(header) < headerSize {
		return tables{}, errors.New("the table of functions ends in its header")
	}
	if unused := binary.LittleEndian.Uint64(header[headerUnused:]); unused != 0 {
		return tables{}, fmt.Errorf("the header of the table of functions has %#x where nothing is known", unused)
	}
	last := uint64(headerSize)
	for field := headerNames; field <= headerFunctab; field += 8 {
		offset := binary.LittleEndian.Uint64(header[field:])
		if offset < last || offset > uint64(len(header)) {
			return tables{}, fmt.Errorf("byte %d of the header of the table of functions points to %#x", field, offset)
		}
		last = offset
	}
	part := func(from, to int) []byte {
		return header[binary.LittleEndian.Uint64(header[from:]):binary.LittleEndian.Uint64(header[to:])]
	}
	t := tables{files: part(headerUnits, headerValues), values: part(headerValues, headerFunctab), functab: header[last:]}
	return t, t.findFuncs(binary.LittleEndian.Uint64(header[headerFuncs:]))
}

// findFuncs finds the functions. They follow the list of where they are, one after the other: that each begins where the one
// before ends is how we know that they still are what we take them for.
func (t *tables) findFuncs(count uint64) error {
	if count == 0 || count > uint64(len(t.functab)/functabEntry) {
		return fmt.Errorf("%d functions in %d bytes", count, len(t.functab))
	}
	end := int(count)*functabEntry + 4 // the list ends with where the last function ends
	for i := range int(count) {
		entry := t.functab[i*functabEntry:]
		start := (end + funcAlignment - 1) / funcAlignment * funcAlignment
		if offset := binary.LittleEndian.Uint32(entry[4:]); uint64(offset) != uint64(start) {
			return fmt.Errorf("function %d is at %#x, and the one before ends at %#x", i, offset, end)
		}
		if start+funcSize > len(t.functab) {
			return fmt.Errorf("function %d ends too early", i)
		}
		f := t.functab[start:]
		if !bytes.Equal(f[:4], entry[:4]) {
			return fmt.Errorf("function %d says % x of where its code is, and the list of functions % x", i, f[:4], entry[:4])
		}
		values := binary.LittleEndian.Uint32(f[funcTables:])
		if values > mostFuncTables {
			return fmt.Errorf("function %d has %d tables", i, values)
		}
		end = start + funcSize + 4*int(values) + 4*int(f[funcPointers])
		if end > len(t.functab) {
			return fmt.Errorf("function %d ends too early", i)
		}
		t.funcs = append(t.funcs, t.functab[start:start+funcSize+4*int(values)])
	}
	return nil
}

// dropLines makes all that is about files and lines zero. For the runtime, 0 is a table that a function does not have: see
// pcvalue and funcline1 in runtime/symtab.go.
func (t *tables) dropLines() error {
	for _, f := range t.funcs {
		for _, field := range []int{funcFile, funcLine, funcUnit, funcStartLine} {
			clear(f[field : field+4])
		}
	}
	clear(t.files)
	used := make([]bool, len(t.values))
	for i, f := range t.funcs {
		if err := t.mark(used, f[funcStack:]); err != nil {
			return fmt.Errorf("function %d: %w", i, err)
		}
		for at := funcSize; at < len(f); at += 4 {
			if err := t.mark(used, f[at:]); err != nil {
				return fmt.Errorf("function %d: %w", i, err)
			}
		}
	}
	for i := range t.values {
		if !used[i] {
			t.values[i] = 0
		}
	}
	return nil
}

// mark notes which bytes the table has whose offset in t.values is at the start of field. It reads as step in runtime/symtab.go
// does: pairs of a value and the number of instructions that have it, until a value says zero after the first instruction.
func (t *tables) mark(used []bool, field []byte) error {
	offset := binary.LittleEndian.Uint32(field)
	if offset == 0 {
		return nil
	}
	if uint64(offset) >= uint64(len(t.values)) || t.values[offset-1] != 0 {
		return fmt.Errorf("a table of its values is at %#x, where none begins", offset)
	}
	if used[offset] {
		return nil
	}
	r := reader{rest: t.values[offset:]}
	for instructions := uint64(0); ; {
		if value := r.unsigned(); value == 0 && instructions > 0 || r.err != nil {
			break
		}
		instructions += r.unsigned()
	}
	if r.err != nil {
		return fmt.Errorf("a table of its values, at %#x: %w", offset, r.err)
	}
	for i := int(offset); i < len(t.values)-len(r.rest); i++ {
		used[i] = true
	}
	return nil
}
