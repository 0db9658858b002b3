/** With fewer attempts no figure is given: it would say more about these few people than about the question. Own choice. */
export const leastAttempts = 10;

/** A group of fewer people is not told apart from the others. The usual least cell of health statistics. */
export const leastGroup = 5;

/**
 * Share of takers in the upper and in the lower group: T. L. Kelley, "The selection of upper and lower groups for the validation of test
 * items", Journal of Educational Psychology 30 (1939), 17–24.
 */
export const groupShare = 0.27;

/** From this mean share on an item is "extremely easy" in the Open University's table for Moodle's facility index. */
export const tooEasyFrom = 0.95;

/** Up to this mean share an item is "difficult" to "extremely difficult or something wrong" in the same table. */
export const tooHardTo = 0.2;

/** Below this a discrimination index is poor: R. L. Ebel and D. A. Frisbie, Essentials of Educational Measurement, 5th ed. 1991, ch. 13. */
export const leastDiscrimination = 0.2;

/**
 * A wrong choice that fewer take doesn't function: T. M. Haladyna and S. M. Downing, "How many options is enough for a multiple-choice test
 * item?", Educational and Psychological Measurement 53 (1993), 999–1010; so too M. Tarrant et al., BMC Medical Education 9:40 (2009).
 */
export const leastChoiceShare = 0.05;

/** With fewer attempts a choice may be left out by chance: one that 15 % would take is below 5 % of 30 people once in twenty times. */
export const leastAttemptsForChoices = 30;

/** So many different answers to a typed part are told at most. Own choice: a screen. */
export const mostTypedShown = 12;

/** One-sided 5 % point of the normal distribution: what a flag claims must not be explained by chance alone more often than that. */
export const beyondChance = 1.645;
