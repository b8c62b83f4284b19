// Package errors makes errors and looks into those that wrap others.
package errors

// New returns an error with that text. Each one is distinct.
func New(text string) error { return &errorString{text} }

//hmapscope:private
type errorString struct {
	s string
}

func (e *errorString) Error() string { return e.s }

// ErrUnsupported says that something cannot be done at all.
var ErrUnsupported = New("unsupported operation")

// Unwrap returns the error that err wraps, or nil.
func Unwrap(err error) error {
	if w, ok := err.(interface{ Unwrap() error }); ok {
		return w.Unwrap()
	}
	return nil
}

// Join returns an error that wraps all of errs that are not nil; nil if there are none.
func Join(errs ...error) error {
	var kept []error
	for _, err := range errs {
		if err != nil {
			kept = append(kept, err)
		}
	}
	if len(kept) == 0 {
		return nil
	}
	return &joinError{kept}
}

type joinError struct {
	errs []error
}

func (e *joinError) Error() string {
	text := e.errs[0].Error()
	for _, err := range e.errs[1:] {
		text += "\n" + err.Error()
	}
	return text
}

func (e *joinError) Unwrap() []error { return e.errs }
