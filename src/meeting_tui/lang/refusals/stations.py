"""Several stations: why a copy can't be made, why a bundle is not taken in."""

from __future__ import annotations

from meeting_tui.lang import N_

WORDS = {
    "stations.name": N_("Name the station, with at most {most} letters."),
    "stations.at_home": N_(
        "This is the copy of station “{station}”. Do that in the community's own file, once this station is "
        "merged there."
    ),
    "stations.other_stream": N_(
        "This is a station's copy: only its poll goes on here. {stream} goes on in the community's own file."
    ),
    "stations.no_station": N_(
        "This is the community's own file, not a station's copy of poll {poll}; there is nothing to hand over."
    ),
    "stations.box": N_("Box “{box}” is not one of station “{station}”. Its boxes: {boxes}."),
    "stations.unreadable": N_("{path} can't be read: {reason}."),
    "stations.no_bundle": N_("{path} is not what a station hands over. Export it at the station once more."),
    "stations.newer": N_("{path} was made by a newer version of this program. Update before merging."),
    "stations.foreign": N_("{path} is of another community: {community}."),
    "stations.altered": N_(
        "{path} is not as the station sealed it: damaged, altered or forged. Export it at the station once more."
    ),
    "stations.other_record": N_(
        "Station “{station}” did not begin from the record of poll {poll} that is in this file. Is this an "
        "older copy of the file?"
    ),
    "stations.twice": N_(
        "The file of station “{station}” was copied, and both copies were worked on; what the other one entered "
        "for poll {poll} is here. Take the papers this copy entered and enter them once more, in this file: "
        "{ballots}."
    ),
    "stations.printed": N_(
        "Ballot {serial} was printed again at {at}, after station “{station}” had taken its copy: there may "
        "be two papers of this number. Find out which one is right and enter it in this file."
    ),
}
