package strconv

// ParseBool reads 1, t, T, true, True, TRUE, and their opposites.
//
//hmapscope:quiet
func ParseBool(str string) (bool, error) {
	switch str {
	case "1", "t", "T", "true", "TRUE", "True":
		return true, nil
	case "0", "f", "F", "false", "FALSE", "False":
		return false, nil
	}
	return false, failed("ParseBool", str, ErrSyntax)
}

// FormatBool returns true or false.
//
//hmapscope:private
func FormatBool(b bool) string {
	if b {
		return "true"
	}
	return "false"
}

// AppendBool appends true or false to dst.
func AppendBool(dst []byte, b bool) []byte { return append(dst, FormatBool(b)...) }
