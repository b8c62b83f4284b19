package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

var ErrBase = errors.New("base")

type opError struct {
	op  string
	err error
}

func (e opError) Error() string { return e.op + ": " + e.err.Error() }
func (e opError) Unwrap() error { return e.err }

type timeout struct{}

func (timeout) Error() string        { return "timeout" }
func (timeout) Timeout() bool        { return true }
func (timeout) Is(target error) bool { return target == ErrBase }

func main() {
	e1 := fmt.Errorf("layer one: %w", ErrBase)
	e2 := opError{"read", e1}
	e3 := fmt.Errorf("two: %w and %w", e2, io.EOF)
	fmt.Println(e3)
	fmt.Println(errors.Is(e3, ErrBase), errors.Is(e3, io.EOF), errors.Is(e3, io.ErrUnexpectedEOF), errors.Is(nil, nil))
	var oe opError
	fmt.Println(errors.As(e3, &oe), oe.op, errors.Unwrap(e1) == ErrBase, errors.Unwrap(e3), errors.Unwrap(ErrBase))
	j := errors.Join(e1, nil, io.EOF)
	fmt.Printf("%v|%q\n", j, j)
	fmt.Println(errors.Is(j, ErrBase), errors.Join(nil, nil) == nil)
	fmt.Println(errors.Is(timeout{}, ErrBase), errors.New("x") == errors.New("x"))
	var t interface{ Timeout() bool }
	fmt.Println(errors.As(fmt.Errorf("wrap: %w", timeout{}), &t), t.Timeout())
	pe := &fs.PathError{Op: "open", Path: "/x", Err: os.ErrNotExist}
	fmt.Println(pe, errors.Is(pe, fs.ErrNotExist))
	fmt.Printf("%v %+v %T %T\n", e1, e2, e1, e2)
	fmt.Println(fmt.Errorf("not wrapped: %v", ErrBase), fmt.Errorf("bad %w", "string"))
	func() {
		defer func() { fmt.Println(recover()) }()
		errors.As(e1, nil)
	}()
}
