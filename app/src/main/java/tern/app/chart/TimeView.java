package tern.app.chart;

/// The part of a stretch of time that is looked at. Immutable; times are milliseconds since 1970.
///
/// @param begin of the whole stretch
/// @param end   of the whole stretch, after its begin
/// @param from  of the part
/// @param to    of the part
record TimeView(long begin, long end, long from, long to) {

    /// Nobody needs to see less.
    private static final long LEAST = 60_000;

    static TimeView whole(long begin, long end) {
        long last = Math.max(begin + 1, end);
        return new TimeView(begin, last, begin, last);
    }

    long length() {
        return to - from;
    }

    boolean isWhole() {
        return from == begin && to == end;
    }

    TimeView reset() {
        return whole(begin, end);
    }

    /// As far as there is something.
    ///
    /// @param by later when it is above nothing
    TimeView moved(long by) {
        long moved = Math.clamp(by, begin - from, end - to);
        return new TimeView(begin, end, from + moved, to + moved);
    }

    /// @param factor above one shows less time, larger
    /// @param around stays where it is
    TimeView zoomed(double factor, long around) {
        long whole = end - begin;
        long wanted = Math.clamp(Math.round(length() / factor), Math.min(LEAST, whole), whole);
        long anchor = Math.clamp(around, from, to);
        double share = (double) (anchor - from) / length();
        long first = Math.clamp(anchor - Math.round(wanted * share), begin, end - wanted);
        return new TimeView(begin, end, first, first + wanted);
    }

    /// Moved so little that a moment is in it.
    TimeView holding(long moment) {
        return moment < from ? moved(moment - from) : moment > to ? moved(moment - to) : this;
    }

    /// The same part of a stretch that has grown; a part that reached to the end still does.
    TimeView of(long newBegin, long newEnd) {
        TimeView grown = whole(newBegin, newEnd);
        if (isWhole()) {
            return grown;
        }
        long wanted = Math.min(length(), grown.length());
        long first = Math.clamp(to == end ? grown.end() - wanted : from, grown.begin(), grown.end() - wanted);
        return new TimeView(grown.begin(), grown.end(), first, first + wanted);
    }
}
