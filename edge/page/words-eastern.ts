import type { Words } from './word-types';

export const eastern = {
  pl: {
    timeLeft: 'Pozostało',
    end: 'Przewidywany koniec',
    looksAgain: 'Ponowna próba za',
    affected: 'Dotyczy',
    modes: {
      full: { state: 'Prace serwisowe', title: 'Zaraz wracamy', lead: 'Trwają prace nad tą stroną.' },
      'testers-only': {
        state: 'Ostatnie testy',
        title: 'Już prawie gotowe',
        lead: 'Na razie dostęp mają tylko testerzy.',
      },
      'read-only': {
        state: 'Tylko do odczytu',
        title: 'Zmiany są wstrzymane',
        lead: 'Nic nie zapisano. Można czytać dalej.',
      },
    },
    soon: { title: 'Wkrótce prace serwisowe', lead: 'Prosimy dokończyć i zapisać swoją pracę.' },
  },
  tr: {
    timeLeft: 'Kalan süre',
    end: 'Tahmini bitiş',
    looksAgain: 'Yeniden deneme',
    affected: 'Kapsam',
    modes: {
      full: { state: 'Bakım', title: 'Birazdan buradayız', lead: 'Bu sitede çalışma yapılıyor.' },
      'testers-only': {
        state: 'Son kontroller',
        title: 'Neredeyse hazır',
        lead: 'Şimdilik yalnızca test ekibi girebilir.',
      },
      'read-only': {
        state: 'Salt okunur',
        title: 'Değişiklikler durduruldu',
        lead: 'Hiçbir şey kaydedilmedi. Okumaya devam edebilirsiniz.',
      },
    },
    soon: { title: 'Bakım birazdan başlıyor', lead: 'Lütfen işinizi bitirip kaydedin.' },
  },
  uk: {
    timeLeft: 'Залишилось',
    end: 'Орієнтовно до',
    looksAgain: 'Нова спроба за',
    affected: 'Стосується',
    modes: {
      full: { state: 'Технічні роботи', title: 'Скоро повернемося', lead: 'На сайті тривають роботи.' },
      'testers-only': {
        state: 'Перевірка',
        title: 'Майже готово',
        lead: 'Поки що лише для тестувальників.',
      },
      'read-only': {
        state: 'Лише читання',
        title: 'Зміни призупинено',
        lead: 'Нічого не збережено. Читати можна далі.',
      },
    },
    soon: { title: 'Скоро технічні роботи', lead: 'Завершіть і збережіть свою роботу.' },
  },
  ar: {
    direction: 'rtl',
    timeLeft: 'الوقت المتبقي',
    end: 'النهاية المتوقعة',
    looksAgain: 'محاولة جديدة بعد',
    affected: 'يشمل',
    modes: {
      full: { state: 'صيانة', title: 'سنعود قريبًا', lead: 'نعمل حاليًا على هذا الموقع.' },
      'testers-only': {
        state: 'اختبارات أخيرة',
        title: 'نكاد ننتهي',
        lead: 'الدخول متاح للمختبرين فقط حاليًا.',
      },
      'read-only': {
        state: 'للقراءة فقط',
        title: 'التعديل متوقف مؤقتًا',
        lead: 'لم يُحفظ أي شيء. يمكنك متابعة القراءة.',
      },
    },
    soon: { title: 'ستبدأ الصيانة قريبًا', lead: 'يرجى إنهاء عملك وحفظه.' },
  },
  he: {
    direction: 'rtl',
    timeLeft: 'זמן שנותר',
    end: 'סיום משוער',
    looksAgain: 'ניסיון נוסף בעוד',
    affected: 'חל על',
    modes: {
      full: { state: 'תחזוקה', title: 'מיד נשוב', lead: 'אנחנו עובדים כעת על האתר.' },
      'testers-only': {
        state: 'בדיקות אחרונות',
        title: 'כמעט מוכן',
        lead: 'כרגע רק בודקים יכולים להיכנס.',
      },
      'read-only': {
        state: 'קריאה בלבד',
        title: 'השינויים מושהים',
        lead: 'דבר לא נשמר. אפשר להמשיך לקרוא.',
      },
    },
    soon: { title: 'תחזוקה תתחיל בקרוב', lead: 'נא לסיים ולשמור את העבודה.' },
  },
} as const satisfies Readonly<Record<string, Words>>;
