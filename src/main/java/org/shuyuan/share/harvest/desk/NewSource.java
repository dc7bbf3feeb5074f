package org.shuyuan.share.harvest.desk;

import java.util.Optional;
import org.shuyuan.people.OrganisationLevel;
import org.shuyuan.share.harvest.Rhythm;

/**
 * A source that somebody wants.
 *
 * @param url of its OAI-PMH
 * @param name what it is called here; what it calls itself where it is left out
 * @param set one set; all where it is left out
 * @param prefix the format; the one that says most where it is left out
 * @param organisation the code of the organisation under which its resources are shown
 * @param kind of resources that don't say what they are
 * @param level of the organisation that keeps it
 */
record NewSource(
        String url,
        Optional<String> name,
        Optional<String> set,
        Optional<String> prefix,
        String organisation,
        String kind,
        Rhythm rhythm,
        OrganisationLevel level) {}
