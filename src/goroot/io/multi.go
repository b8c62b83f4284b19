package io

// Discard takes everything and keeps nothing.
var Discard Writer = discard{}

type discard struct{}

func (discard) Write(p []byte) (int, error)       { return len(p), nil }
func (discard) WriteString(s string) (int, error) { return len(s), nil }

// The types below have Go's names, which %T prints.

// NopCloser gives r a Close that does nothing.
func NopCloser(r Reader) ReadCloser {
	switch r.(type) {
	case WriterTo:
		return nopCloserWriterTo{r}
	default:
		return nopCloser{r}
	}
}

type nopCloser struct{ Reader }

func (nopCloser) Close() error { return nil }

type nopCloserWriterTo struct{ Reader }

func (nopCloserWriterTo) Close() error { return nil }

func (c nopCloserWriterTo) WriteTo(w Writer) (n int64, err error) {
	return c.Reader.(WriterTo).WriteTo(w)
}

// MultiWriter writes to each of writers, until one fails.
func MultiWriter(writers ...Writer) Writer {
	return &multiWriter{append([]Writer(nil), writers...)}
}

type multiWriter struct {
	writers []Writer
}

func (all *multiWriter) Write(p []byte) (n int, err error) {
	for i := range all.writers {
		n, err = all.writers[i].Write(p)
		if err == nil && n != len(p) {
			err = ErrShortWrite
		}
		if err != nil {
			return n, err
		}
	}
	return len(p), nil
}

// MultiReader reads one of readers after another.
func MultiReader(readers ...Reader) Reader {
	return &multiReader{append([]Reader(nil), readers...)}
}

type multiReader struct {
	readers []Reader
}

func (all *multiReader) Read(p []byte) (n int, err error) {
	for len(all.readers) > 0 {
		n, err = all.readers[0].Read(p)
		if err != EOF {
			return n, err
		}
		all.readers = all.readers[1:]
		if n > 0 && len(all.readers) > 0 {
			return n, nil
		}
		if n > 0 {
			return n, EOF
		}
	}
	return 0, EOF
}

// TeeReader writes to w what it reads from r.
func TeeReader(r Reader, w Writer) Reader { return &teeReader{r, w} }

type teeReader struct {
	r Reader
	w Writer
}

func (tee *teeReader) Read(p []byte) (n int, err error) {
	n, err = tee.r.Read(p)
	if n <= 0 {
		return n, err
	}
	if written, failure := tee.w.Write(p[:n]); failure != nil {
		return written, failure
	}
	return n, err
}
