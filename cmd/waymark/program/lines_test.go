package program

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestAProgramWithoutLinesDoesTheSame runs a program that asks much of its tables, and crashes, with lines and without.
func TestAProgramWithoutLinesDoesTheSame(t *testing.T) {
	for name, flag := range map[string]string{"calls": "-gcflags=all=-l", "copies": "-gcflags="} {
		t.Run(name, func(t *testing.T) {
			wasm := compileCrash(t, flag)
			short, err := withoutLines(wasm)
			if err != nil {
				t.Fatal(err)
			}
			want, got := run(t, wasm), run(t, short)
			for _, line := range []string{"recovered value method main.leaf.trace called using nil *leaf pointer\n", "exited deferred\n", "main.crash("} {
				if !strings.Contains(want, line) {
					t.Errorf("the program with lines does not say %q", line)
				}
			}
			if lines := place.FindAllString(want, -1); len(lines) < 12 {
				t.Errorf("only %q with lines", lines)
			}
			if want = place.ReplaceAllString(want, "\t?:0"); got != want {
				t.Errorf("without lines:\n%s\nwant:\n%s", got, want)
			}
		})
	}
}

// place is a file and a line as a trace and our program print them.
var place = regexp.MustCompile(`\t\S+\.(go|s):\d+`)

func compileCrash(t *testing.T, flag string) []byte {
	t.Helper()
	out := filepath.Join(t.TempDir(), "crash.wasm")
	g := goTool{env: []string{"GOOS=js", "GOARCH=wasm", "CGO_ENABLED=0"}}
	if _, err := g.run(context.Background(), "build", "-trimpath", "-ldflags=-s -w", flag, "-o="+out, "./testdata/crash"); err != nil {
		t.Fatal(err)
	}
	wasm, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	return wasm
}

// run is what a program says until it crashes, without the numbers that differ from run to run.
func run(t *testing.T, wasm []byte) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "crash.wasm")
	if err := os.WriteFile(name, wasm, 0o644); err != nil {
		t.Fatal(err)
	}
	root, err := goTool{}.run(context.Background(), "env", "GOROOT")
	if err != nil {
		t.Fatal(err)
	}
	script := filepath.Join(strings.TrimSpace(root), "lib", "wasm", "wasm_exec_node.js")
	cmd := exec.Command("node", "--stack-size=8192", script, name)
	cmd.Env = append(os.Environ(), "GOTRACEBACK=single")
	out, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != 2 {
		t.Fatalf("%v, want a crash of Go's:\n%s", err, out)
	}
	return regexp.MustCompile(`0x[0-9a-f]+\??|goroutine \d+`).ReplaceAllString(string(out), "…")
}

func TestWithoutLinesIsDoneOnce(t *testing.T) {
	wasm := compileCrash(t, "-gcflags=")
	before := slices.Clone(wasm)
	first, err := withoutLines(wasm)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(wasm, before) {
		t.Error("the program that was given is changed")
	}
	again, err := withoutLines(wasm)
	if err != nil || !bytes.Equal(first, again) {
		t.Errorf("the same program gives other bytes, %v", err)
	}
	again, err = withoutLines(first)
	if err != nil || !bytes.Equal(first, again) {
		t.Errorf("a program without lines gives other bytes, %v", err)
	}
}

func TestNoLinesAndAllNamesAreInTheProgram(t *testing.T) {
	wasm := compileCrash(t, "-gcflags=")
	short, err := withoutLines(wasm)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"main.deep", "main.leaf.trace", "runtime.gcBgMarkWorker", "sync.(*WaitGroup).Go"} {
		if !bytes.Contains(short, append([]byte(name), 0)) {
			t.Errorf("no function %s", name)
		}
	}
	for _, file := range []string{"crash/main.go", "runtime/mgc.go"} {
		if !bytes.Contains(wasm, []byte(file)) || bytes.Contains(short, []byte(file)) {
			t.Errorf("%s is still there, or never was", file)
		}
	}
}

// TestALayoutThatIsNotKnownIsRefused changes one thing after the other of a small program.
func TestALayoutThatIsNotKnownIsRefused(t *testing.T) {
	if _, err := withoutLines(smallModule(smallMemory())); err != nil {
		t.Fatal(err)
	}
	const functab = smallHeader + headerSize + 3*8 + 16
	set := func(at int, value byte) func([]byte) { return func(memory []byte) { memory[at] = value } }
	for name, c := range map[string]struct {
		change func([]byte)
		want   string
	}{
		"another version":                      {set(smallHeader, 0xf2), "no table of functions begins with f1 ff ff ff 00 00 01 08"},
		"pointers of four bytes":               {set(smallHeader+7, 4), "no table of functions"},
		"two headers":                          {func(m []byte) { copy(m[0x400:], headerStart) }, "tables of functions at 0x100 and at 0x400"},
		"something new":                        {set(smallHeader+headerUnused, 1), "has 0x1 where nothing is known"},
		"no functions":                         {set(smallHeader+headerFuncs, 0), "0 functions"},
		"too many functions":                   {set(smallHeader+headerFuncs+3, 1), "16777218 functions"},
		"one function more":                    {set(smallHeader+headerFuncs, 3), "function 0 is at"},
		"parts in another order":               {set(smallHeader+headerFiles, headerSize), "byte 48 of the header of the table of functions points to 0x48"},
		"a part far away":                      {set(smallHeader+headerFunctab+3, 1), "byte 64 of the header"},
		"a longer header":                      {set(smallHeader+headerNames, headerSize-8), "byte 32 of the header"},
		"a function elsewhere":                 {set(functab+functabEntry+4, 8), "function 1 is at 0x8, and the one before ends at"},
		"another function":                     {set(functab+functabEntry, 9), "function 1 says"},
		"a function's table of a kind unknown": {set(functab+24+funcTables, 17), "function 0 has 17 tables"},
		"a function that is longer":            {set(functab+24+funcPointers, 2), "function 1 is at 0x50, and the one before ends at 0x54"},
		"a table beyond the end":               {set(functab+24+funcStack, 99), "function 0: a table of its values is at 0x63"},
		"a table that begins within another":   {set(functab+24+funcStack, 2), "function 0: a table of its values is at 0x2"},
		"a table without end":                  {func(m []byte) { fill(m[functab-16+1:functab], 1) }, "function 0: a table of its values, at 0x1: a number is cut off"},
	} {
		t.Run(name, func(t *testing.T) {
			memory := smallMemory()
			c.change(memory)
			refused(t, smallModule(memory), c.want)
		})
	}
}

func fill(b []byte, value byte) {
	for i := range b {
		b[i] = value
	}
}

func refused(t *testing.T, wasm []byte, want string) {
	t.Helper()
	out, err := withoutLines(wasm)
	if err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("got %v, want %q", err, want)
	}
	if err != nil && !strings.Contains(err.Error(), "cmd/waymark/program/lines.go") {
		t.Errorf("%v does not say where to look", err)
	}
	if out != nil {
		t.Error("a program and an error")
	}
}

func TestTablesThatFunctionsShareStay(t *testing.T) {
	out, err := withoutLines(smallModule(smallMemory()))
	if err != nil {
		t.Fatal(err)
	}
	got, want := memoryOf(t, out), smallMemory()
	tables := smallHeader + headerSize + 3*8
	fill(want[tables-16:tables], 0)   // cutab and filetab
	fill(want[tables+7:tables+10], 0) // the table that only says lines; that at 1 says both lines and depth
	functab := tables + 16
	for _, f := range []int{functab + 24, functab + 24 + 56} {
		for _, field := range []int{funcFile, funcLine, funcUnit, funcStartLine} {
			fill(want[f+field:f+field+4], 0)
		}
	}
	if !bytes.Equal(got, want) {
		t.Errorf("memory is\n%x\nwant\n%x", got, want)
	}
}

func memoryOf(t *testing.T, wasm []byte) []byte {
	t.Helper()
	var found []byte
	if _, err := changeData(wasm, func(memory []byte) error { found = memory; return nil }); err != nil {
		t.Fatal(err)
	}
	return found
}

// smallHeader is where the header of the small program's tables is.
const smallHeader = 0x100

// smallMemory has the tables of two functions: names, 8 bytes; files by number, 8; files, 8; values, 16; and the functions.
func smallMemory() []byte {
	order := binary.LittleEndian
	tables := append(slices.Clone(headerStart), make([]byte, headerSize-len(headerStart))...)
	order.PutUint64(tables[headerFuncs:], 2)
	for field, offset := range map[int]uint64{headerNames: 72, headerUnits: 80, headerFiles: 88, headerValues: 96, headerFunctab: 112} {
		order.PutUint64(tables[field:], offset)
	}
	tables = append(tables, "one\x00two\x00\x00\x00\x00\x00\x04\x00\x00\x00a.go\x00b.s"...)
	tables = append(tables, 0, 2, 1, 3, 1, 0, 0, 4, 9, 0, 6, 0x81, 1, 0, 0, 0) // tables at 1, 7 and 10
	tables = order.AppendUint32(tables, 0)
	tables = order.AppendUint32(tables, 24)
	tables = order.AppendUint32(tables, 1)
	tables = order.AppendUint32(tables, 24+56)
	tables = order.AppendUint32(tables, 2)
	tables = order.AppendUint32(tables, 0)
	// entryOff, nameOff, args, deferreturn, pcsp, pcfile, pcln, npcdata, cuOffset, startLine, the last byte of which is nfuncdata
	for _, f := range [][]uint32{{0, 0, 8, 0, 1, 7, 7, 2, 0, 12, 1 << 24, 0, 10, ^uint32(0)}, {1, 4, 8, 0, 1, 7, 1, 0, 1, 40, 0}} {
		for _, field := range f {
			tables = order.AppendUint32(tables, field)
		}
	}
	memory := make([]byte, 0x1000)
	copy(memory[smallHeader:], tables)
	return append(memory, "what follows"...)
}

// smallModule is a program that has nothing but its memory, in pieces as the linker cuts them, and something before and after.
func smallModule(memory []byte) []byte {
	half := smallHeader + 100
	return joinSections([]section{
		{id: 0, body: []byte("\x04nameabc")},
		{dataSection, writeData([]segment{{0x1000, memory[0x1000:]}, {0x10, memory[0x10:half]}, {half, memory[half:0x800]}})},
		{dataCountSection, []byte{3}},
	})
}
