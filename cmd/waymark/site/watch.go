package site

import (
	"context"
	"fmt"
	"hash/fnv"
	"io/fs"
	"path/filepath"
	"strings"
	"time"
)

// watchEvery is how often Watch looks.
const watchEvery = 500 * time.Millisecond

// Watch calls changed, again and again until ctx ends, after something below the
// paths was written, added or removed and nothing has changed since the last
// look: an editor that saves ten files causes one call. Hidden files and folders
// and node_modules do not count. It looks at times and sizes; asking the system
// to be told would take a dependency and save nothing for a few hundred files.
func Watch(ctx context.Context, paths []string, changed func()) {
	watch(ctx, watchEvery, paths, changed)
}

func watch(ctx context.Context, every time.Duration, paths []string, changed func()) {
	tick := time.NewTicker(every)
	defer tick.Stop()
	known := state(paths)
	for last := known; ; {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		now := state(paths)
		if now == last && now != known {
			known = now
			changed()
		}
		last = now
	}
}

// state is a number that changes when a file below the paths does.
func state(paths []string) uint64 {
	h := fnv.New64a()
	for _, p := range paths {
		filepath.WalkDir(p, func(name string, d fs.DirEntry, err error) error {
			if err != nil {
				return nil // removed while we look: the next look shows it
			}
			if name != p && (strings.HasPrefix(d.Name(), ".") || d.Name() == "node_modules") {
				if d.IsDir() {
					return filepath.SkipDir
				}
				return nil
			}
			if info, err := d.Info(); err == nil && !d.IsDir() {
				fmt.Fprintln(h, name, info.Size(), info.ModTime().UnixNano())
			}
			return nil
		})
	}
	return h.Sum64()
}
