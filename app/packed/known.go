package packed

import (
	"reflect"
	"sync"
)

// known keeps the shape of each type.
type known struct {
	lock sync.RWMutex
	of   map[reflect.Type]*shape
}

func (k *known) shape(t reflect.Type) *shape {
	k.lock.RLock()
	s := k.of[t]
	k.lock.RUnlock()
	if s != nil {
		return s
	}
	s = newShape(t)
	k.lock.Lock()
	defer k.lock.Unlock()
	if k.of == nil {
		k.of = map[reflect.Type]*shape{}
	}
	k.of[t] = s
	return s
}
