package tern.app.mining.worth;

import java.util.List;

/// What mining on a subnet comes to.
///
/// @param netuid the subnet
/// @param sense  in one sentence
/// @param good   whether that sentence is good news
/// @param facts  who mines there and what a seat costs
/// @param days   the days of low, middle and high earners
/// @param block  of which block all of it is
public record WorthPicture(int netuid, String sense, boolean good, List<Known> facts, List<Day> days, String block) {

    public WorthPicture {
        facts = List.copyOf(facts);
        days = List.copyOf(days);
    }

    /// One number that is read.
    ///
    /// @param id  ends the ids of its controls
    /// @param how where it comes from
    public record Known(String id, String name, String value, String how) {}

    /// One line of the days.
    ///
    /// @param sum whether it is what all of it comes to
    public record Day(String id, String name, String low, String middle, String high, String how, boolean sum) {}
}
