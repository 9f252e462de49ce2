// The part of age that the browser program does without: keys that withstand quantum computers.

package age

// HybridIdentity is a kind of key that no file of ours is made for.
type HybridIdentity struct{ Identity }
