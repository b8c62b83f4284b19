package io

import "sync"

// A pipe hands what is written to who reads, without a buffer: each Write waits until
// its bytes are read, or one of the ends is closed.
type pipe struct {
	wrMu sync.Mutex // one Write at a time
	wrCh chan []byte
	rdCh chan int // how much of it was read
	once sync.Once
	done chan struct{}
	errs sync.Mutex // guards the two below
	rerr error      // what the reader was closed with
	werr error      // … and the writer
}

// PipeReader is the end of a pipe that is read.
type PipeReader struct{ pipe }

// PipeWriter is the end that is written.
type PipeWriter struct{ r PipeReader }

// Pipe returns the two ends of a pipe.
func Pipe() (*PipeReader, *PipeWriter) {
	pw := &PipeWriter{r: PipeReader{pipe: pipe{
		wrCh: make(chan []byte),
		rdCh: make(chan int),
		done: make(chan struct{}),
	}}}
	return &pw.r, pw
}

func (r *PipeReader) Read(data []byte) (n int, err error) { return r.pipe.read(data) }

// Close closes the reading end: writing fails with ErrClosedPipe.
func (r *PipeReader) Close() error { return r.CloseWithError(nil) }

// CloseWithError closes the reading end: writing fails with err.
func (r *PipeReader) CloseWithError(err error) error {
	if err == nil {
		err = ErrClosedPipe
	}
	r.pipe.close(&r.pipe.rerr, err)
	return nil
}

func (w *PipeWriter) Write(data []byte) (n int, err error) { return w.r.pipe.write(data) }

// Close closes the writing end: reading ends with EOF.
func (w *PipeWriter) Close() error { return w.CloseWithError(nil) }

// CloseWithError closes the writing end: reading ends with err.
func (w *PipeWriter) CloseWithError(err error) error {
	if err == nil {
		err = EOF
	}
	w.r.pipe.close(&w.r.pipe.werr, err)
	return nil
}

func (p *pipe) read(b []byte) (n int, err error) {
	select {
	case <-p.done:
		return 0, p.failure(&p.rerr, &p.werr)
	default:
	}
	select {
	case data := <-p.wrCh:
		n = copy(b, data)
		p.rdCh <- n
		return n, nil
	case <-p.done:
		return 0, p.failure(&p.rerr, &p.werr)
	}
}

func (p *pipe) write(b []byte) (n int, err error) {
	select {
	case <-p.done:
		return 0, p.failure(&p.werr, &p.rerr)
	default:
		p.wrMu.Lock()
		defer p.wrMu.Unlock()
	}
	for {
		select {
		case p.wrCh <- b:
			read := <-p.rdCh
			b = b[read:]
			n += read
		case <-p.done:
			return n, p.failure(&p.werr, &p.rerr)
		}
		if len(b) == 0 {
			return n, nil
		}
	}
}

// close closes both ends, and keeps the first error that one was closed with.
func (p *pipe) close(kept *error, err error) {
	p.errs.Lock()
	if *kept == nil {
		*kept = err
	}
	p.errs.Unlock()
	p.once.Do(func() { close(p.done) })
}

// failure is the error of an end: that of the other one, unless it was closed itself.
func (p *pipe) failure(own, other *error) error {
	p.errs.Lock()
	defer p.errs.Unlock()
	if *own == nil && *other != nil {
		return *other
	}
	return ErrClosedPipe
}
