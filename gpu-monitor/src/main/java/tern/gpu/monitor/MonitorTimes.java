package tern.gpu.monitor;

import java.time.Duration;

/// How long the monitor waits for what.
///
/// @param firstPause   before the measuring program is started again; doubles each time it ends soon after
/// @param longestPause between two starts
/// @param healthy      a run that lasted so long was a good one
/// @param silence      without a word, after which it is said to be silent, where two periods are shorter
/// @param hang         without a word, after which it is ended and started again
/// @param start        within which it has to say its first word
/// @param idle         without work on any card, after which on battery it is ended
/// @param rest         between two looks while it rests
/// @param nothing      before it is started again where there was nothing to measure, or a card is lost
public record MonitorTimes(Duration firstPause, Duration longestPause, Duration healthy, Duration silence,
        Duration hang, Duration start, Duration idle, Duration rest, Duration nothing) {

    public static MonitorTimes usual() {
        return new MonitorTimes(Duration.ofMillis(250), Duration.ofMinutes(1), Duration.ofMinutes(1),
                Duration.ofMillis(2200), Duration.ofSeconds(15), Duration.ofSeconds(30), Duration.ofSeconds(10),
                Duration.ofSeconds(2), Duration.ofMinutes(5));
    }
}
