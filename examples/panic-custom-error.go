package main

import (
	"errors"
	"fmt"
	"os"
)

type notFound struct {
	name string
	err  error
}

func (e *notFound) Error() string { return e.name + ": " + e.err.Error() }
func (e *notFound) Unwrap() error { return e.err }

func open(name string) error {
	return fmt.Errorf("open: %w", &notFound{name, os.ErrNotExist})
}

func main() {
	err := open("file")
	var nf *notFound
	fmt.Println(errors.Is(err, os.ErrNotExist), errors.As(err, &nf), nf.name)
	panic(err)
}
