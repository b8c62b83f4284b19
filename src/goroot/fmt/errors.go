package fmt

import "errors"

// Errorf returns an error with a text like Sprintf's. It wraps the operands of %w.
//
//hmapscope:quiet
func Errorf(format string, a ...any) error {
	p := new(pp)
	p.mayWrap = true
	p.printf(format, a)
	text := p.text()
	switch len(p.wrapped) {
	case 0:
		return errors.New(text)
	case 1:
		w := &wrapError{msg: text}
		w.err, _ = a[p.wrapped[0]].(error)
		return w
	}
	sortInts(p.wrapped)
	var errs []error
	for i, arg := range p.wrapped {
		if i > 0 && p.wrapped[i-1] == arg {
			continue
		}
		if err, ok := a[arg].(error); ok {
			errs = append(errs, err)
		}
	}
	return &wrapErrors{text, errs}
}

//hmapscope:private
func sortInts(list []int) {
	for i := 1; i < len(list); i++ {
		for j := i; j > 0 && list[j] < list[j-1]; j-- {
			list[j], list[j-1] = list[j-1], list[j]
		}
	}
}

type wrapError struct {
	msg string
	err error
}

func (e *wrapError) Error() string { return e.msg }

func (e *wrapError) Unwrap() error { return e.err }

type wrapErrors struct {
	msg  string
	errs []error
}

func (e *wrapErrors) Error() string { return e.msg }

func (e *wrapErrors) Unwrap() []error { return e.errs }
