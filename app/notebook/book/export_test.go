package book

// What tests look at from within.
var AppendLower = appendLower
