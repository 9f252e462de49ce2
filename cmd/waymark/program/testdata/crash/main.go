// Command crash does all for which the Go runtime reads its tables of functions: it collects garbage under deep stacks, grows
// them, panics and recovers, tells who called whom, and crashes in the end.
package main

import (
	"errors"
	"fmt"
	"runtime"
	"sort"
	"strings"
	"sync"
)

func main() {
	fmt.Println("depth", deep(2000))
	fmt.Println("words", gather())
	fmt.Println("recovered", recovered(func() { panic("asked for") }))
	fmt.Println("recovered", recovered(func() { fmt.Println([]int{1}[len(callers)+3]) }))
	fmt.Println("recovered", recovered(nilReceiver)) // the runtime reads the method from a function's name
	fmt.Println("exited", exits())
	tell("callers", callers)
	var tree named = leaf{}
	tell("method", tree.trace())
	tell("function", []runtime.Frame{nameOf(short)})
	defer fmt.Println("the last deferred call")
	crash(errors.New("the end"))
}

// deep needs more stack at every step, and collects garbage with pointers in all of them.
func deep(n int) int {
	var kept [8]*int
	kept[n%8] = &n
	if n%500 == 0 {
		runtime.GC()
	}
	if n == 0 {
		return 0
	}
	return deep(n-1) + *kept[n%8]/n
}

// gather fills maps from many goroutines while garbage is collected.
func gather() string {
	var mu sync.Mutex
	var wait sync.WaitGroup
	words := map[string][]int{}
	for i := range 200 {
		wait.Go(func() {
			for j := range 50 {
				mu.Lock()
				word := fmt.Sprint("w", (i*j)%7)
				words[word] = append(words[word], i)
				mu.Unlock()
				runtime.Gosched()
			}
			if i%40 == 0 {
				runtime.GC()
			}
		})
	}
	wait.Wait()
	var lines []string
	for word, found := range words {
		lines = append(lines, fmt.Sprint(word, ":", len(found)))
	}
	sort.Strings(lines)
	return strings.Join(lines, " ")
}

func recovered(f func()) (what any) {
	defer func() { what = recover() }()
	defer func() {
		defer func() { _ = recover() }()
		panic("while it panics")
	}()
	f()
	return "nothing"
}

type named interface{ trace() []runtime.Frame }

type leaf struct{ name string }

func (leaf) trace() []runtime.Frame { return trace() }

// none is a variable of the package so that the compiler cannot see what it holds.
var none named = (*leaf)(nil)

func nilReceiver() { none.trace() }

// exits says what runs when a goroutine is left from within.
func exits() string {
	done := make(chan string)
	go func() {
		defer func() { done <- "deferred" }()
		func() { runtime.Goexit() }()
	}()
	return <-done
}

var callers = short()

func short() []runtime.Frame { return trace() }

func trace() []runtime.Frame {
	pcs := make([]uintptr, 50)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(1, pcs)])
	var found []runtime.Frame
	for {
		frame, more := frames.Next()
		found = append(found, frame)
		if !more {
			return found
		}
	}
}

func nameOf(f func() []runtime.Frame) runtime.Frame {
	pc := f()[0].PC
	file, line := runtime.FuncForPC(pc).FileLine(pc)
	return runtime.Frame{Function: runtime.FuncForPC(pc).Name(), File: file, Line: line}
}

func tell(what string, frames []runtime.Frame) {
	for _, f := range frames {
		fmt.Printf("%s %s\n\t%s:%d\n", what, f.Function, f.File, f.Line)
	}
}

//go:noinline
func crash(err error) {
	defer func() { panic(fmt.Errorf("%w, again", err)) }()
	panic(err)
}
