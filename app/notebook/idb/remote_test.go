//go:build !js

package idb

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"sync"
	"time"
)

// remote speaks Chromium's protocol over its pipe: JSON with a zero byte after each message.
type remote struct {
	to      io.Writer
	mu      sync.Mutex
	last    int
	waiting map[int]chan message
}

type message struct {
	ID     int            `json:"id"`
	Result map[string]any `json:"result"`
	Error  *struct {
		Message string `json:"message"`
	} `json:"error"`
}

// lead starts a browser with the ends of two pipes as its files 3 and 4.
func lead(cmd *exec.Cmd) (*remote, error) {
	toRead, to, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	from, toWrite, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	cmd.ExtraFiles = []*os.File{toRead, toWrite}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	toRead.Close()
	toWrite.Close()
	r := &remote{to: to, waiting: make(map[int]chan message)}
	go r.read(from)
	return r, nil
}

func (r *remote) read(from io.Reader) {
	defer func() {
		r.mu.Lock()
		defer r.mu.Unlock()
		for id, c := range r.waiting {
			delete(r.waiting, id)
			close(c)
		}
	}()
	var pending []byte
	chunk := make([]byte, 64<<10)
	for {
		n, err := from.Read(chunk)
		if err != nil {
			return
		}
		for _, c := range chunk[:n] {
			if c != 0 {
				pending = append(pending, c)
				continue
			}
			r.deliver(pending)
			pending = pending[:0]
		}
	}
}

func (r *remote) deliver(b []byte) {
	var m message
	if json.Unmarshal(b, &m) != nil || m.ID == 0 {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if c := r.waiting[m.ID]; c != nil {
		delete(r.waiting, m.ID)
		c <- m
	}
}

// call waits for the answer to one command.
func (r *remote) call(session, method string, params map[string]any) (map[string]any, error) {
	r.mu.Lock()
	r.last++
	id, answer := r.last, make(chan message, 1)
	r.waiting[id] = answer
	r.mu.Unlock()
	command := map[string]any{"id": id, "method": method}
	if params != nil {
		command["params"] = params
	}
	if session != "" {
		command["sessionId"] = session
	}
	b, err := json.Marshal(command)
	if err != nil {
		return nil, err
	}
	if _, err := r.to.Write(append(b, 0)); err != nil {
		return nil, fmt.Errorf("%s: %w", method, err)
	}
	select {
	case m, open := <-answer:
		switch {
		case !open && method == "Browser.close":
			return nil, nil
		case !open:
			return nil, fmt.Errorf("%s: the browser has gone", method)
		case m.Error != nil:
			return nil, fmt.Errorf("%s: %s", method, m.Error.Message)
		}
		return m.Result, nil
	case <-time.After(30 * time.Second):
		return nil, fmt.Errorf("%s: no answer", method)
	}
}
