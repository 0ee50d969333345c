import { checks, type FormSection, field, type LanguageForms, lines, list, text } from './form-text.ts'

const facts = [
  field('Speaker', 'speaker'),
  field('Date of birth', 'birthDate'),
  field('Interview', 'interview'),
  field('Day of filming', 'filmedOn'),
  field('Team or organisation'),
  field('Person responsible, how to reach them'),
]

const howShown: FormSection = {
  heading: 'How I am shown',
  blocks: [
    checks('anonymity'),
    text(
      'A blurred face can be made visible again by technical means. If your safety depends on it, choose the silhouette with a changed voice, or text only.',
    ),
  ],
}

/*
 * Legal basis: Civil Code of the Republic of Kazakhstan, article 145 (one's own image); Law of the Republic of Kazakhstan of
 * 21 May 2013 on personal data and their protection.
 */
export const english: LanguageForms = {
  words: {
    platforms: {
      youtube: 'YouTube',
      instagram: 'Instagram',
      facebook: 'Facebook',
      tiktok: 'TikTok',
      website: 'the team’s website',
      archive: 'handed over to an archive or a library',
      research: 'research and teaching',
    },
    languages: { kk: 'Kazakh', ru: 'Russian', en: 'English' },
    anonymity: {
      named: 'with my name and face',
      first_name: 'with my face, but only my first name',
      silhouette: 'as a silhouette with a changed voice, without my name',
      text_only: 'as text only: no picture, no voice, no name',
    },
    atOnce: 'as soon as it is ready',
    notBefore: 'not before',
    approvalWanted: 'I want to see the finished version and approve it before it is published',
    approvalNotNeeded: 'I need not see it before it is published',
    ofAge: 'I am 18 years of age or older.',
    speaker: 'Speaker',
    minor: 'The speaker, if under 18 on the day of filming',
    guardian: 'Parent or other legal representative of a speaker under 18',
    guardianStatement: 'I have read this form and agree to it on behalf of the child.',
    guardianRelation: 'Relation to the speaker',
    guardianContact: 'Phone or email',
    teamMember: 'For the team: I have explained this form and answered the questions',
    allInterviews: 'all interviews of the speaker',
    name: 'Name',
    signature: 'Signature',
    date: 'Date',
    version: 'Form version',
    lawyer: 'This is a template. Have a lawyer check it before you use it.',
  },
  forms: {
    consent: {
      title: 'Informed consent to an interview',
      intro:
        'Please read this form, or have it read to you in a language you understand. Ask about anything that is not clear, and sign only if you agree. One copy is yours.',
      facts,
      sections: [
        {
          heading: 'What we ask of you',
          blocks: [
            text(
              'We ask you to give an interview about your life and your experience. We record picture and sound and may take photographs. From the recording we write down what you said and make subtitles in Kazakh, Russian and English.',
            ),
          ],
        },
        {
          heading: 'You decide',
          blocks: [
            list(
              'Taking part is voluntary. Nothing changes for you if you refuse.',
              'You may leave any question unanswered and need not say why.',
              'You may ask for a break or end the interview at any time.',
              'After the interview you may ask us to leave out anything you said.',
              'You may withdraw this consent at any time and need not give a reason.',
            ),
            field('Our signal to stop'),
          ],
        },
        {
          heading: 'Your safety',
          blocks: [
            text(
              'Tell us before the recording if anyone, here or abroad, could be harmed by it. We do not publish what may put you or your family in danger, even if you have agreed to it.',
            ),
            lines('What must not be asked, told or shown', 2),
          ],
        },
        howShown,
        {
          heading: 'Personal data',
          blocks: [
            text(
              'I agree that the team may collect, keep and use my name, date of birth, contacts, country of origin, year of arrival, languages, image, voice and what I say, in order to prepare, record and keep this interview. The data is stored on the team’s own computers and is given to nobody without my separate permission. I may ask at any time what is kept about me, and have it corrected or erased (Law of the Republic of Kazakhstan of 21 May 2013 on personal data and their protection).',
            ),
            field('Kept until'),
          ],
        },
        {
          heading: 'What this form does not allow',
          blocks: [
            text(
              'This form allows recording, but not publication. To publish, the team needs a second form, the release, which names the platforms and the languages: nobody’s image is used without their consent (Civil Code of the Republic of Kazakhstan, article 145).',
            ),
          ],
        },
        {
          heading: 'Withdrawing',
          blocks: [
            field('To withdraw, write to or call', 'revocationContact'),
            field('Recording and data are then erased within (days)'),
          ],
        },
      ],
      statement: 'I have read this form, my questions were answered, and I agree.',
      assent:
        'I was told what the interview is about and how it is recorded. I know that I may say no, stop, or leave a question out, and that nobody will hold it against me. I want to take part.',
    },
    release: {
      title: 'Release: permission to publish an interview',
      intro:
        'With this form you allow the team to publish the interview named below, within the limits you tick. What is not ticked is not allowed. One copy is yours.',
      facts,
      sections: [
        {
          heading: 'What I allow',
          blocks: [
            text(
              'The team may publish my image, my voice and my words from this interview, whole or in parts, with subtitles and translations (Civil Code of the Republic of Kazakhstan, article 145). I am not paid for it.',
            ),
          ],
        },
        { heading: 'Where', blocks: [checks('platforms')] },
        { heading: 'In which languages', blocks: [checks('languages')] },
        howShown,
        { heading: 'From when', blocks: [checks('embargo')] },
        {
          heading: 'Approval',
          blocks: [
            checks('approval'),
            text(
              'If I want to approve it, nothing is published until I have agreed in writing; a message will do.',
            ),
          ],
        },
        {
          heading: 'What the team promises',
          blocks: [
            list(
              'Editing and translation do not change the meaning of what I said.',
              'The interview is not sold and not used in advertising or for a party or a candidate.',
              'Nothing is published for as long as it may put me or my family in danger.',
              'My name is spelt as I write it here.',
            ),
            field('My name in Kazakh', 'nameKk'),
            field('My name in Russian', 'nameRu'),
            field('My name in English', 'nameEn'),
            lines('What else must not be published', 2),
          ],
        },
        {
          heading: 'Withdrawing',
          blocks: [
            text(
              'I may withdraw this permission at any time. The team then publishes nothing more and takes down what is on its own pages. It cannot recall copies that others have made.',
            ),
            field('To withdraw, write to or call', 'revocationContact'),
            field('Taken down within (days)'),
          ],
        },
      ],
      statement: 'I have read this form, my questions were answered, and I give this permission.',
      assent:
        'I know where the interview will be shown and that many people may see it, including people who know me. I know that I may say no. I want it to be published.',
    },
  },
}
