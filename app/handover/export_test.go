package handover

import "filippo.io/age"

// SealWork seals with less work, for tests that seal thousands of times.
var SealWork = sealWork

// OpenBy opens with whatever identities a published vector has.
func OpenBy(file []byte, by ...age.Identity) ([]byte, error) { return open(file, by...) }
