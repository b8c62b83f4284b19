// Package os is the world outside of the program: its output, its arguments, its end.
// There are no files, and the environment is empty.
package os

import (
	"errors"
	"io"
	"io/fs"
	_ "unsafe" // for go:linkname
)

//go:linkname write runtime.write
func write(fd int, text string)

// A File is one of the three that every program has.
type File struct {
	fd   int
	name string
}

var (
	Stdin  = &stdin
	Stdout = &stdout
	Stderr = &stderr
)

// They lie beside the program, not in its heap: a program may use them without being
// the one that made them.
var (
	stdin  = File{0, "/dev/stdin"}
	stdout = File{1, "/dev/stdout"}
	stderr = File{2, "/dev/stderr"}
)

type (
	PathError = fs.PathError
	FileMode  = fs.FileMode
)

var (
	ErrInvalid    = fs.ErrInvalid
	ErrPermission = fs.ErrPermission
	ErrExist      = fs.ErrExist
	ErrNotExist   = fs.ErrNotExist
	ErrClosed     = fs.ErrClosed
)

// errno is what the system answers.
type errno string

const (
	noSuchFile = errno("no such file or directory")
	readOnly   = errno("read-only file system")
	badFile    = errno("bad file descriptor")
)

func (e errno) Error() string { return string(e) }

func (e errno) Is(target error) bool { return e == noSuchFile && target == ErrNotExist }

// Name returns the file's name.
func (f *File) Name() string { return f.name }

// Fd returns the file's number.
func (f *File) Fd() uintptr { return uintptr(f.fd) }

// Write writes b, as one step.
//
//hmapscope:quiet
func (f *File) Write(b []byte) (n int, err error) { return f.WriteString(string(b)) }

// WriteString writes s, as one step.
func (f *File) WriteString(s string) (n int, err error) {
	if f == nil {
		return 0, ErrInvalid
	}
	if f.fd == 0 {
		return 0, &PathError{"write", f.name, badFile}
	}
	write(f.fd, s)
	return len(s), nil
}

// Read finds nothing: standard input is empty.
func (f *File) Read(b []byte) (n int, err error) {
	if f == nil {
		return 0, ErrInvalid
	}
	if f.fd != 0 {
		return 0, &PathError{"read", f.name, badFile}
	}
	if len(b) == 0 {
		return 0, nil
	}
	return 0, io.EOF
}

// Sync waits until what was written is written.
func (f *File) Sync() error { return nil }

// Open, Create and the others find no file, and may not make one.

func Open(name string) (*File, error) { return nil, &PathError{"open", name, noSuchFile} }

func Create(name string) (*File, error) { return nil, &PathError{"open", name, readOnly} }

func ReadFile(name string) ([]byte, error) { return nil, &PathError{"open", name, noSuchFile} }

func WriteFile(name string, data []byte, perm FileMode) error {
	return &PathError{"open", name, readOnly}
}

func Remove(name string) error { return &PathError{"remove", name, noSuchFile} }

// IsNotExist and IsExist look into errors of this package.

func IsNotExist(err error) bool { return errors.Is(cause(err), ErrNotExist) }

func IsExist(err error) bool { return errors.Is(cause(err), ErrExist) }

func cause(err error) error {
	if p, ok := err.(*PathError); ok {
		return p.Err
	}
	return err
}
