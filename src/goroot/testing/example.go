package testing

import (
	"fmt"
	"os"
	"sort"
	"strings"
	"time"
	_ "unsafe" // for go:linkname
)

func runExamples(examples []InternalExample) bool {
	ok := true
	for _, example := range examples {
		ok = runExample(example) && ok
	}
	return ok
}

// runExample compares what an example prints with what its last comment says.
func runExample(eg InternalExample) bool {
	os.Stdout.WriteString("=== RUN   " + eg.Name + "\n")
	kept := ""
	capture(&kept)
	defer capture(nil)
	start := time.Now()
	eg.F()
	spent := time.Since(start).Seconds()
	capture(nil)
	got, want := strings.TrimSpace(kept), strings.TrimSpace(eg.Output)
	same := got == want
	if eg.Unordered {
		same = sorted(got) == sorted(want)
	}
	if same {
		os.Stdout.WriteString(fmt.Sprintf("--- PASS: %s (%.2fs)\n", eg.Name, spent))
		return true
	}
	what := "want"
	if eg.Unordered {
		what = "want (unordered)"
	}
	os.Stdout.WriteString(fmt.Sprintf("--- FAIL: %s (%.2fs)\ngot:\n%s\n%s:\n%s\n", eg.Name, spent, got, what, want))
	return false
}

func sorted(text string) string {
	lines := strings.Split(text, "\n")
	sort.Strings(lines)
	return strings.Join(lines, "\n")
}

// capture has what is written to standard output kept in *into; nil ends that.
//
//go:linkname capture runtime.capture
func capture(into *string)
