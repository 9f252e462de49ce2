//go:build !trimmedage

package handover_test

import "filippo.io/age"

func parseHybrid(key string) (age.Identity, error) { return age.ParseHybridIdentity(key) }
