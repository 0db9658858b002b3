const words = {
  female: ['female', 'f', 'ke', 'k', 'mke', 'mwanamke'],
  male: ['male', 'm', 'me', 'mme', 'mwanaume', 'mwanamume'],
};

/** @returns the sex that is given by a word or letter of either language */
export function sexNamed(typed: string): 'female' | 'male' | undefined {
  const word = typed.trim().toLowerCase().replace(/\.$/, '');
  if (words.female.includes(word)) return 'female';
  return words.male.includes(word) ? 'male' : undefined;
}
