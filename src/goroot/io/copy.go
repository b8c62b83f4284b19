package io

import "errors"

// WriteString writes s, without a copy of it where w can do that.
func WriteString(w Writer, s string) (n int, err error) {
	if sw, ok := w.(StringWriter); ok {
		return sw.WriteString(s)
	}
	return w.Write([]byte(s))
}

// ReadAtLeast reads until buf has min bytes.
func ReadAtLeast(r Reader, buf []byte, min int) (n int, err error) {
	if min > len(buf) {
		return 0, ErrShortBuffer
	}
	for n < min {
		more, err := r.Read(buf[n:])
		n += more
		if err != nil && n < min {
			if err == EOF && n > 0 {
				err = ErrUnexpectedEOF
			}
			return n, err
		}
	}
	return n, nil
}

// ReadFull reads until buf is full.
func ReadFull(r Reader, buf []byte) (n int, err error) { return ReadAtLeast(r, buf, len(buf)) }

// firstRoom is what ReadAll begins with; then append makes room.
const firstRoom = 512

// ReadAll reads until EOF, which is no error.
func ReadAll(r Reader) ([]byte, error) {
	all := make([]byte, 0, firstRoom)
	for {
		n, err := r.Read(all[len(all):cap(all)])
		all = all[:len(all)+n]
		switch {
		case err == EOF:
			return all, nil
		case err != nil:
			return all, err
		case len(all) == cap(all):
			more := append(all, 0)
			all = more[:len(all)]
		}
	}
}

// Copy copies from src to dst until EOF.
func Copy(dst Writer, src Reader) (written int64, err error) { return through(nil, dst, src) }

// CopyBuffer is Copy through buf.
func CopyBuffer(dst Writer, src Reader, buf []byte) (written int64, err error) {
	if len(buf) == 0 && buf != nil {
		panic("empty buffer in CopyBuffer")
	}
	return through(buf, dst, src)
}

// CopyN copies n bytes.
func CopyN(dst Writer, src Reader, n int64) (written int64, err error) {
	written, err = Copy(dst, LimitReader(src, n))
	switch {
	case written == n:
		err = nil
	case written < n && err == nil:
		err = EOF
	}
	return written, err
}

// copyRoom is how much Copy reads at a time.
const copyRoom = 32 << 10

// through copies by way of buf, where neither side can copy by itself.
func through(buf []byte, dst Writer, src Reader) (written int64, err error) {
	if from, ok := src.(WriterTo); ok {
		return from.WriteTo(dst)
	}
	if to, ok := dst.(ReaderFrom); ok {
		return to.ReadFrom(src)
	}
	if buf == nil {
		buf = make([]byte, roomFor(src))
	}
	for {
		n, readErr := src.Read(buf)
		if n > 0 {
			n, err = writeAll(dst, buf[:n])
			written += int64(n)
			if err != nil {
				return written, err
			}
		}
		switch readErr {
		case nil:
		case EOF:
			return written, nil
		default:
			return written, readErr
		}
	}
}

// roomFor is less for a reader that will not give as much.
func roomFor(src Reader) int {
	if limited, ok := src.(*LimitedReader); ok && limited.N < copyRoom {
		return max(1, int(limited.N))
	}
	return copyRoom
}

var errImpossible = errors.New("invalid write result")

// writeAll writes p; to write less than that is an error, and to claim more is one.
func writeAll(w Writer, p []byte) (n int, err error) {
	n, err = w.Write(p)
	isPossible := 0 <= n && n <= len(p)
	if !isPossible {
		n = 0
	}
	switch {
	case err != nil:
		return n, err
	case !isPossible:
		return n, errImpossible
	case n < len(p):
		return n, ErrShortWrite
	}
	return n, nil
}

// LimitReader reads n bytes of r, then EOF.
func LimitReader(r Reader, n int64) Reader { return &LimitedReader{r, n} }

// A LimitedReader reads from R while N, what is left, is above 0.
type LimitedReader struct {
	R Reader
	N int64
}

func (l *LimitedReader) Read(p []byte) (n int, err error) {
	if l.N > 0 {
		if int64(len(p)) > l.N {
			p = p[:l.N]
		}
		n, err = l.R.Read(p)
		l.N -= int64(n)
		return n, err
	}
	return 0, EOF
}
