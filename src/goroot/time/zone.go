package time

// A Location is a time zone with one offset all year.
type Location struct {
	name   string
	offset int // seconds east of UTC
}

var utcLoc = Location{name: "UTC"}

// UTC is universal time.
var UTC *Location = &utcLoc

var localLoc = Location{name: "Local"}

// Local is the machine's zone; hmapscope's machine stands where UTC is told.
var Local *Location = &localLoc

func init() {
	setLocalZone(Local)
}

func setLocalZone(l *Location)

// FixedZone makes a zone.
func FixedZone(name string, offset int) *Location {
	return &Location{name, offset}
}

func (l *Location) String() string {
	if l == nil {
		return "UTC"
	}
	return l.name
}

// at returns the zone's short name and its offset.
func (l *Location) at() (name string, offset int) {
	if l == nil || l == &localLoc {
		return "UTC", 0
	}
	return l.name, l.offset
}
