package vault

import (
	"fmt"
	"time"

	"golang.org/x/crypto/argon2"
)

// Params say how much work one guess at a passphrase costs: the Argon2id parameters of a slot. There is always one
// lane, because a browser gives the program one thread.
type Params struct {
	MemoryKiB uint32 // memory in KiB
	Passes    uint32 // times over that memory
}

var (
	// DefaultParams are what every device gets that bears them: RFC 9106, section 4, second choice, with one
	// lane in place of four. 0.3 to 0.5 s in a browser on a desk computer.
	DefaultParams = Params{MemoryKiB: 64 << 10, Passes: 3}
	// LeastParams are the least that any slot may ask for, written or read: OWASP's floor for Argon2id.
	LeastParams = Params{MemoryKiB: 19 << 10, Passes: 2}
)

// Patience is how long unlocking may take on the device that a vault is set up on. We chose 1.5 s: a telephone
// at a quarter of a desk computer's speed still gets the default in about that.
const Patience = 1500 * time.Millisecond

// lanes is Argon2's degree of parallelism.
const lanes = 1

// limits are what a slot may ask for. They are the same for all vaults, save in tests of this package, which would
// otherwise take minutes.
type limits struct{ least, most Params }

// production gives the limits of every vault outside the tests. Twice the default memory leaves room for a stronger
// default later; more than that can end a browser tab on an older telephone, and a forged slot must not.
func production() limits {
	return limits{least: LeastParams, most: Params{MemoryKiB: 128 << 10, Passes: 8}}
}

// check refuses parameters out of bounds with ErrParams.
func (l limits) check(p Params) error {
	if p.MemoryKiB < l.least.MemoryKiB || p.Passes < l.least.Passes ||
		p.MemoryKiB > l.most.MemoryKiB || p.Passes > l.most.Passes {
		return fmt.Errorf("%w: %d KiB, %d passes", ErrParams, p.MemoryKiB, p.Passes)
	}
	return nil
}

// ladder lists what Calibrate chooses from, dearest first.
var ladder = []Params{
	DefaultParams,
	{MemoryKiB: 64 << 10, Passes: 2},
	{MemoryKiB: 46 << 10, Passes: 2},
	{MemoryKiB: 32 << 10, Passes: 2},
	LeastParams,
}

// Calibrate chooses the parameters for a new slot. It has measure do the work of LeastParams once (see Work; the
// caller brings the clock) and takes the dearest of its choices whose time, in proportion, is within Patience. It
// never goes below LeastParams, however slow the device, nor above DefaultParams, however fast: the notebook may
// be restored on a slower one. A clock that shows no time at all is not believed to be fast hardware that needs
// more, and gets the default.
func Calibrate(measure func(Params) time.Duration) Params {
	took := float64(measure(LeastParams))
	for _, p := range ladder {
		if took*p.work() <= float64(Patience)*LeastParams.work() {
			return p
		}
	}
	return LeastParams
}

// work is what the time of a derivation is proportional to.
func (p Params) work() float64 { return float64(p.MemoryKiB) * float64(p.Passes) }

// Work does the derivation of one unlocking, on a made-up passphrase, so that a caller can time it. It fails with
// ErrParams for parameters no slot may have.
func Work(p Params) error {
	if err := production().check(p); err != nil {
		return err
	}
	wipe(p.stretch([]byte("how long does this take"), make([]byte, saltSize)))
	return nil
}

// stretch is Argon2id. The parameters have been checked.
func (p Params) stretch(passphrase, salt []byte) []byte {
	return argon2.IDKey(passphrase, salt, p.Passes, p.MemoryKiB, lanes, keySize)
}
