package tern.app.node;

/// One stage of getting ready, as a bar.
///
/// @param name   with what is known of its size: `State, 1.8 GiB`
/// @param weight its part of the whole bar's width
/// @param share  of it that is done, 0 to 1
/// @param place  whether its turn was, is or comes
record StageBar(String name, double weight, double share, Place place) {

    enum Place {
        DONE,
        NOW,
        LATER
    }
}
